import { useWords } from '../language/words.ts'
import { roleWords } from '../accounts/role.words.ts'
import { useMay, useMe } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { DueSoon, Running, WaitingApplications, WaitingReviews } from './Duties.tsx'
import { homeWords } from './home.words.ts'
import style from './HomeScreen.module.css'
import { MyTopics } from './MyTopics.tsx'
import { MyNext, NextActivities } from './NextActivities.tsx'

/** What waits for the reader, by what they may do, and what comes next. */
export function HomeScreen() {
  const text = useWords(homeWords)
  const roles = useWords(roleWords)
  const may = useMay()
  const me = useMe()
  const hasDuties = (
    ['member-application:read', 'activity:publish', 'post:write', 'operations:read'] as const
  ).some(may)
  return (
    <Page
      title={text.welcome(me.name)}
      lead={me.roles
        .map((each) => `${roles.name[each.role]}${each.scope.name ? `（${each.scope.name}）` : ''}`)
        .join(text.and)}
    >
      {me.roles.length === 0 && <p>{text.nothing}</p>}
      <div className={style.bench}>
        <div className={style.column}>
          {may('member-application:read') && <WaitingApplications />}
          <MyTopics />
          {may('activity:publish') && <WaitingReviews />}
          {may('post:write') && <DueSoon />}
          {may('operations:read') && <Running />}
          {!hasDuties && <MyNext />}
        </div>
        <div className={style.column}>
          {hasDuties && <MyNext />}
          <NextActivities />
        </div>
      </div>
    </Page>
  )
}
