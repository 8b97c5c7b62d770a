import { roleWords } from '../accounts/role.words.ts'
import { queries } from '../api/queries.ts'
import { calendarLinkWords } from '../calendar-links/calendar-link.words.ts'
import { CalendarLinks } from '../calendar-links/CalendarLinks.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { NoticeSettings } from '../notices/NoticeSettings.tsx'
import { noticeWords } from '../notices/notice.words.ts'
import { meQuery, useMe } from '../session/me.ts'
import { Page } from '../shell/Page.tsx'
import { Enrolment } from '../sign-in/Enrolment.tsx'
import { myAccountWords } from './my-account.words.ts'
import style from './MyAccount.module.css'
import { NewBackupCodes } from './NewBackupCodes.tsx'
import { Password } from './Password.tsx'
import { Sessions } from './Sessions.tsx'

export function MyAccountScreen() {
  const text = useWords(myAccountWords)
  const roles = useWords(roleWords)
  const { settings } = useWords(noticeWords)
  const calendars = useWords(calendarLinkWords)
  const me = useMe()
  return (
    <Page title={text.title}>
      <div className={style.stack}>
        <Panel title={text.details}>
          <Facts
            facts={[
              [text.name, me.name],
              [text.phone, me.phoneMasked],
              [
                text.roles,
                me.roles.length === 0
                  ? text.noRoles
                  : me.roles.map((each) => (
                      <div key={`${each.role} ${each.scope.id}`}>
                        {roles.name[each.role]} · {each.scope.name ?? roles.scope[each.scope.kind]}
                      </div>
                    )),
              ],
            ]}
          />
        </Panel>
        <Panel title={text.second}>
          {me.secondFactor.enrolled ? (
            <>
              <p>{text.enrolled}</p>
              <p className={style.soft}>{text.lost}</p>
              {me.secondFactor.given && <NewBackupCodes />}
            </>
          ) : (
            <div className={style.narrow}>
              <p>{text.notEnrolled}</p>
              <Enrolment onDone={() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })} />
            </div>
          )}
        </Panel>
        <Panel title={text.password}>
          <Password />
        </Panel>
        <div id="notices">
          <Panel title={settings}>
            <NoticeSettings />
          </Panel>
        </div>
        <div id="calendars">
          <Panel title={calendars.title}>
            <CalendarLinks />
          </Panel>
        </div>
        <Panel title={text.sessions}>
          <Sessions />
        </Panel>
      </div>
    </Page>
  )
}
