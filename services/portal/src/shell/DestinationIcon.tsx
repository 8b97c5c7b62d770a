import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  BookOutlined,
  BulbOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  DiffOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  FileAddOutlined,
  FileProtectOutlined,
  FlagOutlined,
  FormOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  LinkOutlined,
  MessageOutlined,
  PieChartOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ProfileOutlined,
  ReconciliationOutlined,
  ScheduleOutlined,
  ShareAltOutlined,
  SolutionOutlined,
  StarOutlined,
  TeamOutlined,
  TrophyOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import type { destinations } from './destinations.ts'

type Name = (typeof destinations)[number]['name']

const icons = {
  home: HomeOutlined,
  activities: CalendarOutlined,
  myActivities: ScheduleOutlined,
  organisations: BankOutlined,
  grid: ApartmentOutlined,
  chains: LinkOutlined,
  members: TrophyOutlined,
  joining: FileAddOutlined,
  meetings: AuditOutlined,
  instructors: UserSwitchOutlined,
  candidates: SolutionOutlined,
  people: TeamOutlined,
  duplicates: DiffOutlined,
  personRequests: FormOutlined,
  myData: IdcardOutlined,
  dues: ClockCircleOutlined,
  development: FlagOutlined,
  structure: PieChartOutlined,
  myPoints: StarOutlined,
  branchPoints: ReadOutlined,
  imports: ImportOutlined,
  circle: ShareAltOutlined,
  agreements: FileProtectOutlined,
  topics: MessageOutlined,
  academy: BulbOutlined,
  myLearning: ProfileOutlined,
  learningRecords: ReconciliationOutlined,
  volunteering: HeartOutlined,
  myVolunteering: HeartOutlined,
  myCertificates: FileDoneOutlined,
  certificates: SafetyCertificateOutlined,
  regulations: BookOutlined,
  accounts: UserOutlined,
  grants: SafetyOutlined,
  clients: ApiOutlined,
  audit: FileDoneOutlined,
  operations: DashboardOutlined,
} satisfies Record<Name, unknown>

interface DestinationIconProps {
  name: Name
}

export function DestinationIcon({ name }: DestinationIconProps) {
  const Icon = icons[name]
  return <Icon aria-hidden="true" />
}
