import type { Schemas } from '@alliance/client'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { importWords } from './import.words.ts'
import style from './Imports.module.css'

interface CommitBoxProps {
  roster: Schemas['Import']
}

/** What has to be done before the commit, the commit, its progress and its result. */
export function CommitBox({ roster }: CommitBoxProps) {
  const text = useWords(importWords)
  const { count } = useDates()
  const navigate = useNavigate({ from: '/imports/$importId' })
  const { create, update, invalid, done, failed } = roster.counts
  const commit = useIntent({
    write: (importId: string, key) =>
      settled(
        api.POST('/api/v1/membership/imports/{importId}/commit', {
          params: { path: { importId }, header: keyed(key) },
        }),
      ),
    refreshes: [
      ['organisations'],
      ['people'],
      ['person'],
      ['posts'],
      ['roll'],
      ['composition'],
      ['public-overview'],
      ['imports', 'list'],
      ['imports', 'latest'],
    ],
    done: (begun) => {
      queries.setQueryData(['imports', 'one', begun.id], begun)
      // What was to be mended is; from here on all rows are of interest.
      void navigate({ search: {}, replace: true, resetScroll: false })
    },
  })
  if (roster.state === 'validated') {
    const rows = create + update
    return (
      <div className={style.box} data-good={(invalid === 0 && rows > 0) || undefined}>
        <div className={style.row}>
          <p role="status">
            {invalid > 0
              ? text.fixFirst(count(invalid))
              : rows > 0
                ? text.ready(count(create), count(update), text.kinds[roster.kind].measure)
                : text.nothing}
          </p>
          <Button
            type="primary"
            size="large"
            disabled={invalid > 0 || rows === 0}
            loading={commit.isPending}
            onClick={() => commit.mutate(roster.id)}
          >
            {text.commit(count(rows))}
          </Button>
        </div>
        <FaultNote error={commit.error} onRetry={() => commit.mutate(roster.id)} />
      </div>
    )
  }
  const all = create + update + done + failed
  const entered = done + failed
  if (roster.state === 'committing')
    return (
      <div className={style.box}>
        <p role="status">{text.progressText(count(entered), count(all))}</p>
        <Progress
          percent={all === 0 ? 0 : Math.floor((entered / all) * 100)}
          aria-label={text.progress}
          status="active"
        />
        <p>{text.goOn}</p>
      </div>
    )
  return (
    <div className={style.box} data-good={failed === 0 || undefined}>
      <div className={style.row}>
        <div role="status">
          <strong>{text.finished(count(done))}</strong>
          {failed > 0 && <p>{text.failedRows(count(failed))}</p>}
        </div>
        {roster.kind === 'organisations' ? (
          <Link to="/organisations">{text.toOrganisations}</Link>
        ) : roster.kind === 'people' ? (
          <Link to="/people">{text.toPeople}</Link>
        ) : (
          <Link to="/grid">{text.toGrid}</Link>
        )}
      </div>
    </div>
  )
}
