import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { queries } from '../api/queries.ts'
import { isRefusal } from '../api/refusal.ts'
import { asOfOf } from '../dates/dates.ts'
import { BrokenPage } from '../fault/BrokenPage.tsx'
import { NotFoundPage } from '../fault/NotFoundPage.tsx'
import {
  academySearch,
  activitiesSearch,
  agreementsSearch,
  certificateSearch,
  chainSearch,
  circleSearch,
  deliveriesSearch,
  developmentSearch,
  gridSearch,
  housingSearch,
  importSearch,
  inboxSearch,
  joiningSearch,
  meetingSearch,
  mergeSearch,
  nextSearch,
  organisationSearch,
  peopleSearch,
  registrationsSearch,
  regulationSearch,
  rosterSearch,
  regulationsSearch,
  resourceSearch,
  structureSearch,
  printSearch,
  topicsSearch,
  volunteeringSearch,
  branchSearch,
  branchComplianceSearch,
  complianceSearch,
} from './searches.ts'
import { meQuery } from '../session/me.ts'

const root = createRootRoute({ notFoundComponent: NotFoundPage, errorComponent: BrokenPage })

const publicPage = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../public-page/PublicPage.tsx'), 'PublicPage'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('../sign-in/SignInPage.tsx'), 'SignInPage'),
})
const localInbox = createRoute({
  getParentRoute: () => root,
  path: '/local/inbox',
  component: lazyRouteComponent(() => import('../local-inbox/LocalInboxPage.tsx'), 'LocalInboxPage'),
})

const verifyPage = () => import('../verify/VerifyPage.tsx')
const verifyEmpty = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(verifyPage, 'VerifyPage'),
})
const verifyNumber = createRoute({
  getParentRoute: () => root,
  path: '/verify/$number',
  component: lazyRouteComponent(verifyPage, 'VerifyPage'),
})
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyRouteComponent(() => import('../verify/NoticesPage.tsx'), 'NoticesPage'),
})

const housingNotices = createRoute({
  getParentRoute: () => root,
  path: '/housing-notices',
  component: lazyRouteComponent(
    () => import('../housing-applications/HousingNoticesPage.tsx'),
    'HousingNoticesPage',
  ),
})

/** Everything below asks first who is there. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  async beforeLoad({ location }) {
    try {
      await queries.ensureQueryData(meQuery)
    } catch (error) {
      if (isRefusal(error, 'session.required') || isRefusal(error, 'sign_in.second_factor_required'))
        throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    }
  },
  component: lazyRouteComponent(() => import('../shell/Shell.tsx'), 'Shell'),
})

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/home',
  component: lazyRouteComponent(() => import('../home/HomeScreen.tsx'), 'HomeScreen'),
})
const activities = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities',
  validateSearch: activitiesSearch,
  component: lazyRouteComponent(() => import('../activities/ActivitiesScreen.tsx'), 'ActivitiesScreen'),
})
const activity = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId',
  component: lazyRouteComponent(() => import('../activities/ActivityScreen.tsx'), 'ActivityScreen'),
})
const registrations = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId/registrations',
  validateSearch: registrationsSearch,
  component: lazyRouteComponent(
    () => import('../registrations/RegistrationsScreen.tsx'),
    'RegistrationsScreen',
  ),
})
const series = createRoute({
  getParentRoute: () => signedIn,
  path: '/series',
  component: lazyRouteComponent(() => import('../series/SeriesScreen.tsx'), 'SeriesScreen'),
})
const myActivities = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-activities',
  component: lazyRouteComponent(
    () => import('../registrations/MyActivitiesScreen.tsx'),
    'MyActivitiesScreen',
  ),
})
const organisations = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations',
  validateSearch: organisationSearch,
  component: lazyRouteComponent(
    () => import('../organisations/OrganisationsScreen.tsx'),
    'OrganisationsScreen',
  ),
})
const organisation = createRoute({
  getParentRoute: () => signedIn,
  path: '/organisations/$organisationId',
  validateSearch: asOfOf,
  component: lazyRouteComponent(
    () => import('../organisations/OrganisationScreen.tsx'),
    'OrganisationScreen',
  ),
})
const grid = createRoute({
  getParentRoute: () => signedIn,
  path: '/grid',
  validateSearch: gridSearch,
  component: lazyRouteComponent(() => import('../grid/GridScreen.tsx'), 'GridScreen'),
})
const chains = createRoute({
  getParentRoute: () => signedIn,
  path: '/chains',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../chains/ChainsScreen.tsx'), 'ChainsScreen'),
})
const chain = createRoute({
  getParentRoute: () => signedIn,
  path: '/chains/$code',
  validateSearch: chainSearch,
  component: lazyRouteComponent(() => import('../chains/ChainScreen.tsx'), 'ChainScreen'),
})
const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/members',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../members/MembersScreen.tsx'), 'MembersScreen'),
})
const member = createRoute({
  getParentRoute: () => signedIn,
  path: '/members/$memberId',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../members/MemberScreen.tsx'), 'MemberScreen'),
})
const plaque = createRoute({
  getParentRoute: () => signedIn,
  path: '/members/$memberId/plaque',
  component: lazyRouteComponent(() => import('../members/PlaqueScreen.tsx'), 'PlaqueScreen'),
})
const joining = createRoute({
  getParentRoute: () => signedIn,
  path: '/joining',
  component: lazyRouteComponent(() => import('../joining/QueueScreen.tsx'), 'QueueScreen'),
})
const joiningAll = createRoute({
  getParentRoute: () => signedIn,
  path: '/joining/all',
  validateSearch: joiningSearch,
  component: lazyRouteComponent(() => import('../joining/ApplicationsScreen.tsx'), 'ApplicationsScreen'),
})
const joiningTerms = createRoute({
  getParentRoute: () => signedIn,
  path: '/joining/terms',
  component: lazyRouteComponent(() => import('../joining/TermsScreen.tsx'), 'TermsScreen'),
})
const application = createRoute({
  getParentRoute: () => signedIn,
  path: '/joining/$applicationId',
  component: lazyRouteComponent(() => import('../joining/ApplicationScreen.tsx'), 'ApplicationScreen'),
})
const myHousing = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-housing',
  component: lazyRouteComponent(
    () => import('../housing-applications/MyHousingScreen.tsx'),
    'MyHousingScreen',
  ),
})
const housingQueue = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-applications',
  component: lazyRouteComponent(() => import('../housing-applications/QueueScreen.tsx'), 'QueueScreen'),
})
const housingAll = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-applications/all',
  validateSearch: housingSearch,
  component: lazyRouteComponent(() => import('../housing-applications/ListScreen.tsx'), 'ListScreen'),
})
const housingDuplicates = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-applications/duplicates',
  component: lazyRouteComponent(
    () => import('../housing-applications/DuplicatesScreen.tsx'),
    'DuplicatesScreen',
  ),
})
const housingCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-applications/$applicationId',
  component: lazyRouteComponent(() => import('../housing-applications/CaseScreen.tsx'), 'CaseScreen'),
})
const housingObject = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-objections/$applicationId',
  component: lazyRouteComponent(
    () => import('../housing-applications/HousingObjections.tsx'),
    'HousingObjectScreen',
  ),
})
const objectTo = createRoute({
  getParentRoute: () => signedIn,
  path: '/objections/$applicationId',
  component: lazyRouteComponent(() => import('../joining/ObjectScreen.tsx'), 'ObjectScreen'),
})
const people = createRoute({
  getParentRoute: () => signedIn,
  path: '/people',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../people/PeopleScreen.tsx'), 'PeopleScreen'),
})
const person = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId',
  component: lazyRouteComponent(() => import('../people/PersonScreen.tsx'), 'PersonScreen'),
})
const merge = createRoute({
  getParentRoute: () => signedIn,
  path: '/people/$personId/merge',
  validateSearch: mergeSearch,
  component: lazyRouteComponent(() => import('../duplicates/CompareScreen.tsx'), 'CompareScreen'),
})
const duplicates = createRoute({
  getParentRoute: () => signedIn,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('../duplicates/DuplicatesScreen.tsx'), 'DuplicatesScreen'),
})
const personMerges = createRoute({
  getParentRoute: () => signedIn,
  path: '/person-merges',
  component: lazyRouteComponent(() => import('../duplicates/MergesScreen.tsx'), 'MergesScreen'),
})
const personMerge = createRoute({
  getParentRoute: () => signedIn,
  path: '/person-merges/$mergeId',
  component: lazyRouteComponent(() => import('../duplicates/MergeScreen.tsx'), 'MergeScreen'),
})
const personRequests = createRoute({
  getParentRoute: () => signedIn,
  path: '/person-requests',
  component: lazyRouteComponent(() => import('../person-requests/RequestsScreen.tsx'), 'RequestsScreen'),
})
const personRequest = createRoute({
  getParentRoute: () => signedIn,
  path: '/person-requests/$requestId',
  component: lazyRouteComponent(() => import('../person-requests/RequestScreen.tsx'), 'RequestScreen'),
})
const myData = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-data',
  component: lazyRouteComponent(() => import('../my-data/MyDataScreen.tsx'), 'MyDataScreen'),
})
const dues = createRoute({
  getParentRoute: () => signedIn,
  path: '/dues',
  component: lazyRouteComponent(() => import('../dues/DuesScreen.tsx'), 'DuesScreen'),
})
const imports = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports',
  validateSearch: rosterSearch,
  component: lazyRouteComponent(() => import('../imports/ImportsScreen.tsx'), 'ImportsScreen'),
})
const importRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/imports/$importId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../imports/ImportScreen.tsx'), 'ImportScreen'),
})
const certificates = createRoute({
  getParentRoute: () => signedIn,
  path: '/certificates',
  validateSearch: certificateSearch,
  component: lazyRouteComponent(() => import('../certificates/CertificatesScreen.tsx'), 'CertificatesScreen'),
})
const printing = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId/print',
  validateSearch: printSearch,
  component: lazyRouteComponent(() => import('../printing/PrintScreen.tsx'), 'PrintScreen'),
})
const topics = createRoute({
  getParentRoute: () => signedIn,
  path: '/topics',
  validateSearch: topicsSearch,
  component: lazyRouteComponent(() => import('../topics/TopicsScreen.tsx'), 'TopicsScreen'),
})
const topic = createRoute({
  getParentRoute: () => signedIn,
  path: '/topics/$topicId',
  component: lazyRouteComponent(() => import('../topics/TopicScreen.tsx'), 'TopicScreen'),
})
const volunteering = createRoute({
  getParentRoute: () => signedIn,
  path: '/volunteering',
  validateSearch: volunteeringSearch,
  component: lazyRouteComponent(() => import('../volunteering/VolunteeringScreen.tsx'), 'VolunteeringScreen'),
})
const volunteerShifts = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-volunteering/$activityId',
  component: lazyRouteComponent(() => import('../volunteering/ShiftsScreen.tsx'), 'ShiftsScreen'),
})
const myVolunteering = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-volunteering',
  component: lazyRouteComponent(
    () => import('../volunteering/MyVolunteeringScreen.tsx'),
    'MyVolunteeringScreen',
  ),
})
const myCertificates = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-certificates',
  component: lazyRouteComponent(
    () => import('../certificates/MyCertificatesScreen.tsx'),
    'MyCertificatesScreen',
  ),
})
const certificate = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-certificates/$certificateId',
  component: lazyRouteComponent(() => import('../certificates/CertificateScreen.tsx'), 'CertificateScreen'),
})
const certificatePrint = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-certificates/$certificateId/print',
  component: lazyRouteComponent(
    () => import('../certificates/CertificatePrintScreen.tsx'),
    'CertificatePrintScreen',
  ),
})
const meetings = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings',
  validateSearch: meetingSearch,
  component: lazyRouteComponent(() => import('../meetings/MeetingsScreen.tsx'), 'MeetingsScreen'),
})
const meeting = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId',
  component: lazyRouteComponent(() => import('../meetings/MeetingScreen.tsx'), 'MeetingScreen'),
})
const meetingPrint = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId/print',
  component: lazyRouteComponent(() => import('../meetings/MeetingPrintScreen.tsx'), 'MeetingPrintScreen'),
})
const gateBoard = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId/gates',
  component: lazyRouteComponent(() => import('../gate-board/GateBoardScreen.tsx'), 'GateBoardScreen'),
})
const academy = createRoute({
  getParentRoute: () => signedIn,
  path: '/academy',
  validateSearch: academySearch,
  component: lazyRouteComponent(() => import('../academy/AcademyScreen.tsx'), 'AcademyScreen'),
})
const course = createRoute({
  getParentRoute: () => signedIn,
  path: '/academy/courses/$courseId',
  component: lazyRouteComponent(() => import('../academy/CourseScreen.tsx'), 'CourseScreen'),
})
const learners = createRoute({
  getParentRoute: () => signedIn,
  path: '/academy/courses/$courseId/learners',
  component: lazyRouteComponent(() => import('../academy/LearnersScreen.tsx'), 'LearnersScreen'),
})
const myLearning = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-learning',
  component: lazyRouteComponent(() => import('../academy/MyLearningScreen.tsx'), 'MyLearningScreen'),
})
const learningRecords = createRoute({
  getParentRoute: () => signedIn,
  path: '/learning-records',
  component: lazyRouteComponent(
    () => import('../academy/LearningRecordsScreen.tsx'),
    'LearningRecordsScreen',
  ),
})
const attendance = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/$activityId/attendance',
  component: lazyRouteComponent(() => import('../attendance/AttendanceScreen.tsx'), 'AttendanceScreen'),
})
const myPoints = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-points',
  component: lazyRouteComponent(() => import('../points/MyPointsScreen.tsx'), 'MyPointsScreen'),
})
const branchPoints = createRoute({
  getParentRoute: () => signedIn,
  path: '/branch-points',
  validateSearch: branchSearch,
  component: lazyRouteComponent(() => import('../points/BranchPointsScreen.tsx'), 'BranchPointsScreen'),
})
const compliance = createRoute({
  getParentRoute: () => signedIn,
  path: '/compliance',
  validateSearch: complianceSearch,
  component: lazyRouteComponent(() => import('../compliance/ComplianceScreen.tsx'), 'ComplianceScreen'),
})
const branchCompliance = createRoute({
  getParentRoute: () => signedIn,
  path: '/branch-compliance',
  validateSearch: branchComplianceSearch,
  component: lazyRouteComponent(
    () => import('../compliance/BranchComplianceScreen.tsx'),
    'BranchComplianceScreen',
  ),
})
const instructors = createRoute({
  getParentRoute: () => signedIn,
  path: '/instructors',
  component: lazyRouteComponent(() => import('../instructors/InstructorsScreen.tsx'), 'InstructorsScreen'),
})
const instructor = createRoute({
  getParentRoute: () => signedIn,
  path: '/instructors/$instructorId',
  component: lazyRouteComponent(() => import('../instructors/InstructorScreen.tsx'), 'InstructorScreen'),
})
const myInstructor = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-hosts',
  component: lazyRouteComponent(() => import('../instructors/InstructorScreen.tsx'), 'MyInstructorScreen'),
})
const development = createRoute({
  getParentRoute: () => signedIn,
  path: '/development',
  validateSearch: developmentSearch,
  component: lazyRouteComponent(() => import('../development/DevelopmentScreen.tsx'), 'DevelopmentScreen'),
})
const developmentCase = createRoute({
  getParentRoute: () => signedIn,
  path: '/development/$caseId',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../development/CaseScreen.tsx'), 'CaseScreen'),
})
const structure = createRoute({
  getParentRoute: () => signedIn,
  path: '/structure',
  validateSearch: structureSearch,
  component: lazyRouteComponent(() => import('../structure/StructureScreen.tsx'), 'StructureScreen'),
})
const candidates = createRoute({
  getParentRoute: () => signedIn,
  path: '/candidates',
  component: lazyRouteComponent(() => import('../candidates/CandidatesScreen.tsx'), 'CandidatesScreen'),
})
const circle = createRoute({
  getParentRoute: () => signedIn,
  path: '/circle',
  validateSearch: circleSearch,
  component: lazyRouteComponent(() => import('../circle/CircleScreen.tsx'), 'CircleScreen'),
})
const offers = createRoute({
  getParentRoute: () => signedIn,
  path: '/circle/offers',
  validateSearch: resourceSearch,
  component: lazyRouteComponent(() => import('../circle/OffersScreen.tsx'), 'OffersScreen'),
})
const needs = createRoute({
  getParentRoute: () => signedIn,
  path: '/circle/needs',
  validateSearch: resourceSearch,
  component: lazyRouteComponent(() => import('../circle/NeedsScreen.tsx'), 'NeedsScreen'),
})
const matches = createRoute({
  getParentRoute: () => signedIn,
  path: '/circle/matches',
  component: lazyRouteComponent(() => import('../circle/MatchesScreen.tsx'), 'MatchesScreen'),
})
const agreements = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements',
  validateSearch: agreementsSearch,
  component: lazyRouteComponent(() => import('../agreements/AgreementsScreen.tsx'), 'AgreementsScreen'),
})
const agreement = createRoute({
  getParentRoute: () => signedIn,
  path: '/agreements/$agreementId',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../agreements/AgreementScreen.tsx'), 'AgreementScreen'),
})
const regulations = createRoute({
  getParentRoute: () => signedIn,
  path: '/regulations',
  validateSearch: regulationsSearch,
  component: lazyRouteComponent(() => import('../regulations/RegulationsScreen.tsx'), 'RegulationsScreen'),
})
const regulation = createRoute({
  getParentRoute: () => signedIn,
  path: '/regulations/$regulationId',
  validateSearch: regulationSearch,
  component: lazyRouteComponent(() => import('../regulations/RegulationScreen.tsx'), 'RegulationScreen'),
})
const plots = createRoute({
  getParentRoute: () => signedIn,
  path: '/plots',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../plots/PlotsScreen.tsx'), 'PlotsScreen'),
})
const plot = createRoute({
  getParentRoute: () => signedIn,
  path: '/plots/$plotId',
  validateSearch: asOfOf,
  component: lazyRouteComponent(() => import('../plots/PlotScreen.tsx'), 'PlotScreen'),
})
const unit = createRoute({
  getParentRoute: () => signedIn,
  path: '/units/$unitId',
  component: lazyRouteComponent(() => import('../plots/UnitScreen.tsx'), 'UnitScreen'),
})
const housingPolicies = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-policies',
  component: lazyRouteComponent(() => import('../housing-policies/PoliciesScreen.tsx'), 'PoliciesScreen'),
})
const housingPolicy = createRoute({
  getParentRoute: () => signedIn,
  path: '/housing-policies/$housingPolicyId',
  component: lazyRouteComponent(() => import('../housing-policies/PolicyScreen.tsx'), 'PolicyScreen'),
})
const accounts = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts',
  component: lazyRouteComponent(() => import('../accounts/AccountsScreen.tsx'), 'AccountsScreen'),
})
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/accounts/$accountId',
  component: lazyRouteComponent(() => import('../accounts/AccountScreen.tsx'), 'AccountScreen'),
})
const grants = createRoute({
  getParentRoute: () => signedIn,
  path: '/grants',
  component: lazyRouteComponent(() => import('../accounts/GrantsScreen.tsx'), 'GrantsScreen'),
})
const inbox = createRoute({
  getParentRoute: () => signedIn,
  path: '/inbox',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('../notices/NoticesScreen.tsx'), 'NoticesScreen'),
})
const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$clientId/webhooks',
  component: lazyRouteComponent(() => import('../webhooks/WebhooksScreen.tsx'), 'WebhooksScreen'),
})
const deliveries = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients/$clientId/webhooks/$endpointId',
  validateSearch: deliveriesSearch,
  component: lazyRouteComponent(() => import('../webhooks/DeliveriesScreen.tsx'), 'DeliveriesScreen'),
})
const clients = createRoute({
  getParentRoute: () => signedIn,
  path: '/clients',
  component: lazyRouteComponent(() => import('../clients/ClientsScreen.tsx'), 'ClientsScreen'),
})
const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit',
  component: lazyRouteComponent(() => import('../audit/AuditScreen.tsx'), 'AuditScreen'),
})
const operations = createRoute({
  getParentRoute: () => signedIn,
  path: '/operations',
  component: lazyRouteComponent(() => import('../operations/OperationsScreen.tsx'), 'OperationsScreen'),
})
const myAccount = createRoute({
  getParentRoute: () => signedIn,
  path: '/my-account',
  component: lazyRouteComponent(() => import('../my-account/MyAccountScreen.tsx'), 'MyAccountScreen'),
})

const routeTree = root.addChildren([
  publicPage,
  signIn,
  localInbox,
  verifyEmpty,
  verifyNumber,
  notices,
  housingNotices,
  signedIn.addChildren([
    home,
    activities,
    activity,
    registrations,
    myActivities,
    series,
    organisations,
    organisation,
    grid,
    chains,
    chain,
    members,
    member,
    plaque,
    joining,
    joiningAll,
    joiningTerms,
    application,
    objectTo,
    myHousing,
    housingQueue,
    housingAll,
    housingDuplicates,
    housingCase,
    housingObject,
    people,
    person,
    merge,
    duplicates,
    personMerges,
    personMerge,
    personRequests,
    personRequest,
    myData,
    dues,
    imports,
    importRoute,
    printing,
    topics,
    topic,
    volunteering,
    volunteerShifts,
    myVolunteering,
    certificates,
    myCertificates,
    certificate,
    certificatePrint,
    meetings,
    meeting,
    meetingPrint,
    gateBoard,
    academy,
    course,
    learners,
    myLearning,
    learningRecords,
    attendance,
    myPoints,
    branchPoints,
    compliance,
    branchCompliance,
    instructors,
    instructor,
    myInstructor,
    candidates,
    development,
    developmentCase,
    structure,
    circle,
    offers,
    needs,
    matches,
    agreements,
    agreement,
    regulations,
    regulation,
    plots,
    plot,
    unit,
    housingPolicies,
    housingPolicy,
    accounts,
    account,
    grants,
    clients,
    webhooks,
    deliveries,
    inbox,
    audit,
    operations,
    myAccount,
  ]),
])

export const router = createRouter({ routeTree, scrollRestoration: true, defaultPreload: 'intent' })

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
