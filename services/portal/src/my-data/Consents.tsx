import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed, useIntent } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { Waiting } from '../listing/Waiting.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'
import { Purpose } from './Purpose.tsx'

type Act = Schemas['OwnConsent']

interface ConsentsProps {
  /** The account has a record; without one the notices are there to read. */
  linked: boolean
}

/** Every purpose with its notice and where I stand; giving and withdrawing are the same one press. */
export function Consents({ linked }: ConsentsProps) {
  const text = useWords(myDataWords)
  const language = useLanguage()
  const { at } = useDates()
  const query = useQuery({
    queryKey: ['my-data', 'consents'],
    queryFn: () => settled(api.GET('/api/v1/membership/me/consents')),
  })
  const say = useIntent<Act, Schemas['Consent']>({
    refreshes: [['my-data']],
    write: (body, key) =>
      settled(api.POST('/api/v1/membership/me/consents', { params: { header: keyed(key) }, body })),
  })
  if (!query.data)
    return (
      <Panel title={text.consents}>
        {query.error ? (
          <FaultNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Waiting lines={4} />
        )}
      </Panel>
    )
  const { states, entries } = query.data
  const titleOf = (code: string) =>
    states.find((state) => state.purpose.code === code)?.purpose.title[language]
  const actions = ({ purpose, state }: Schemas['ConsentState']) => {
    if (!linked || state === 'not_asked') return null
    const { code, version, title } = purpose
    const pending = say.isPending && say.variables?.purpose === code
    if (state === 'given')
      return (
        <Popconfirm
          title={text.withdrawFor(title[language])}
          description={`${text.withdrawSure}${purpose.withdrawal?.[language] ?? ''}`}
          okText={text.withdraw}
          onConfirm={() => say.mutate({ purpose: code, version, act: 'withdrawn' })}
        >
          <Button loading={pending} aria-label={text.withdrawFor(title[language])}>
            {text.withdraw}
          </Button>
        </Popconfirm>
      )
    return (
      <Button
        type="primary"
        ghost
        loading={pending}
        aria-label={text.giveFor(title[language])}
        onClick={() => say.mutate({ purpose: code, version, act: 'given' })}
      >
        {text.give}
      </Button>
    )
  }
  return (
    <Panel title={text.consents}>
      <p>{text.consentsLead}</p>
      <FaultNote error={say.error} onRetry={() => say.variables && say.mutate(say.variables)} />
      <div className={style.purposes}>
        {states.map((state) => (
          <Purpose key={state.purpose.code} state={state} action={actions(state)} />
        ))}
      </div>
      {entries.length > 0 && (
        <details className={style.buttons}>
          <summary>
            {text.said}（{text.entries(String(entries.length))}）
          </summary>
          <ul className={style.list}>
            {entries.map((entry) => (
              <li key={entry.id}>
                <span>
                  {text.act[entry.act]} · {titleOf(entry.purpose)}
                </span>
                <small>
                  {at(entry.at)} · {text.channel[entry.channel]} · {text.version(entry.version)}
                </small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
