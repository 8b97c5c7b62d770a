import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  DashboardOutlined,
  FileDoneOutlined,
  HomeOutlined,
  ImportOutlined,
  LinkOutlined,
  SafetyOutlined,
  TrophyOutlined,
  TeamOutlined,
  UserOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons'
import type { destinations } from './destinations.ts'

type Name = (typeof destinations)[number]['name']

const icons = {
  home: HomeOutlined,
  organisations: BankOutlined,
  grid: ApartmentOutlined,
  chains: LinkOutlined,
  members: TrophyOutlined,
  meetings: AuditOutlined,
  instructors: UserSwitchOutlined,
  candidates: TeamOutlined,
  imports: ImportOutlined,
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
