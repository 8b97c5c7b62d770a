import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { chainWords, isChainCode } from '../chains/chain.words.ts'
import { AsOfField } from '../dates/AsOfField.tsx'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { Empty } from '../listing/Empty.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { inFocus, joinsOf, type Circle, type PartnerCategory } from './circle.ts'
import { circleWords } from './circle.words.ts'
import style from './Circle.module.css'
import { CirclePicture } from './CirclePicture.tsx'
import { CircleTabs } from './CircleTabs.tsx'
import { Legend } from './Legend.tsx'
import { PartnerList } from './PartnerList.tsx'

/** The circle of partners on a date, drawn and as a list; a press on any part of it narrows both. */
export function CircleScreen() {
  const text = useWords(circleWords)
  const { asOf, view, focus } = useSearch({ from: '/signed-in/circle' })
  const navigate = useNavigate({ from: '/circle' })
  const query = useQuery({
    queryKey: ['circle', 'picture', asOf],
    queryFn: () => settled(api.GET('/api/v1/membership/circle', { params: { query: { asOf } } })),
    placeholderData: keepPreviousData,
  })
  const circle = query.data
  const narrowTo = (next: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, focus: next }), resetScroll: false })
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <AsOfField
          value={asOf}
          onChange={(date) => void navigate({ search: (before) => ({ ...before, asOf: date }) })}
        />
      }
    >
      <CircleTabs />
      {circle && <DemoBanner rows={circle.partners} />}
      {query.isPending && <Waiting lines={8} />}
      <FaultNote error={query.error} onRetry={() => void query.refetch()} />
      {circle && (
        <div aria-busy={query.isPlaceholderData}>
          <div className={style.bar}>
            <Segmented
              aria-label={text.view}
              value={view ?? 'picture'}
              options={[
                { value: 'picture', label: text.picture },
                { value: 'list', label: text.list },
              ]}
              onChange={(next) =>
                void navigate({
                  search: (before) => ({ ...before, view: next === 'list' ? 'list' : undefined }),
                  resetScroll: false,
                })
              }
            />
            <Focus circle={circle} focus={focus} onClear={() => narrowTo(undefined)} />
          </div>
          {circle.cut && <p role="note">{text.cut}</p>}
          {circle.partners.length === 0 && <Empty>{text.none}</Empty>}
          {view !== 'list' && (
            <div className={style.frame}>
              <CirclePicture circle={circle} focus={focus} onFocus={narrowTo} />
              <Legend />
            </div>
          )}
          {(view === 'list' || focus !== undefined) && circle.partners.length > 0 && (
            <PartnerList
              circle={circle}
              partners={circle.partners.filter((partner) => inFocus(focus, partner, joinsOf(circle)))}
            />
          )}
        </div>
      )}
    </Page>
  )
}

interface FocusProps {
  circle: Circle
  focus: string | undefined
  onClear: () => void
}

/** What the picture is narrowed to, told to a screen reader as well, and the way back. */
function Focus({ circle, focus, onClear }: FocusProps) {
  const text = useWords(circleWords)
  const { name } = useWords(chainWords)
  const named = (of: string) =>
    isChainCode(of)
      ? name[of]
      : (circle.partners.find(({ organisationId }) => organisationId === of)?.name ??
        text.partner[of as PartnerCategory])
  return (
    <div role="status" className={style.focus}>
      {focus !== undefined && (
        <>
          <span>{text.narrowed(named(focus) ?? focus)}</span>
          <Button size="small" onClick={onClear}>
            {text.clear}
          </Button>
        </>
      )}
    </div>
  )
}
