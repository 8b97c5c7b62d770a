import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Segmented } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Badges } from './Badges.tsx'
import { printWords } from './print.words.ts'
import style from './Printing.module.css'
import { SignInSheet } from './SignInSheet.tsx'

/** A sign-in sheet or badges of an activity, as they will be on paper, and what to know before printing. */
export function PrintScreen() {
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId/print' })
  const { what, codes } = useSearch({ from: '/signed-in/activities/$activityId/print' })
  const navigate = useNavigate({ from: '/activities/$activityId/print' })
  const text = useWords(printWords)
  const purpose = what ?? 'sign_in'
  const withCodes = purpose === 'badges' && codes === 'yes'
  const query = useQuery({
    queryKey: ['printing', activityId, purpose, withCodes],
    // Each reading is audited: it is asked for once, not whenever the window is looked at again.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: () =>
      settled(
        api.GET('/api/v1/events/activities/{activityId}/print-roster', {
          params: {
            path: { activityId },
            query: { for: purpose, codes: withCodes ? 'yes' : 'no' },
          },
        }),
      ),
  })
  const roster = query.data
  return (
    <>
      <div className={style.bar}>
        <Page
          title={text.title}
          lead={
            <Link to="/activities/$activityId" params={{ activityId }}>
              {roster?.title ?? text.back}
            </Link>
          }
          actions={
            <Button
              type="primary"
              disabled={!roster || roster.people.length === 0}
              onClick={() => window.print()}
            >
              {text.print}
            </Button>
          }
        >
          {roster && <DemoBanner rows={[roster]} />}
          <div className={style.choices}>
            <Segmented<'sign_in' | 'badges'>
              aria-label={text.what}
              value={purpose}
              options={(['sign_in', 'badges'] as const).map((value) => ({ value, label: text.whats[value] }))}
              onChange={(next) =>
                void navigate({ search: next === 'badges' ? { what: next } : {}, replace: true })
              }
            />
            {purpose === 'badges' && (
              <Checkbox
                checked={withCodes}
                disabled={roster?.admissionOpen === false}
                onChange={({ target }) =>
                  void navigate({
                    search: { what: 'badges', ...(target.checked ? { codes: 'yes' as const } : {}) },
                    replace: true,
                  })
                }
              >
                {text.codes}
              </Checkbox>
            )}
          </div>
          {purpose === 'badges' && roster && (
            <p className={style.hint}>{roster.admissionOpen ? text.codesHint : text.codesClosed}</p>
          )}
          <p className={style.hint}>{text.personal}</p>
          {query.isPending && <Waiting lines={6} />}
          <FaultNote error={query.error} onRetry={() => void query.refetch()} />
          {roster?.people.length === 0 && <p role="status">{text.nobody}</p>}
        </Page>
      </div>
      {roster &&
        roster.people.length > 0 &&
        (purpose === 'badges' ? <Badges roster={roster} /> : <SignInSheet roster={roster} />)}
    </>
  )
}
