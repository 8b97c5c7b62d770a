import type { Schemas } from '@alliance/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Switch } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { useDates } from '../dates/dates.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useBilingual, useWords } from '../language/words.ts'
import { Waiting } from '../listing/Waiting.tsx'
import { noticeWords } from './notice.words.ts'
import style from './NoticeSettings.module.css'

const queryKey = ['notice-settings']
type Settings = Schemas['NoticeSettings']
type Change = Schemas['NoticeSettingsChange']

const write = (settings: Settings, body: Change) =>
  settled(api.PATCH('/api/v1/identity/me/notice-settings', { params: { header: ifMatch(settings) }, body }))

/** Whether, of what and when one is told by message. */
export function NoticeSettings() {
  const settings = useQuery({
    queryKey,
    queryFn: () => settled(api.GET('/api/v1/identity/me/notice-settings')),
  })
  if (settings.data) return <Choices settings={settings.data} />
  if (settings.error) return <FaultNote error={settings.error} onRetry={() => void settings.refetch()} />
  return <Waiting lines={3} />
}

interface ChoicesProps {
  settings: Settings
}

function Choices({ settings }: ChoicesProps) {
  const text = useWords(noticeWords)
  const name = useBilingual()
  const { at } = useDates()
  const [editing, setEditing] = useState(false)
  const reload = () => queries.invalidateQueries({ queryKey })
  // One after the other, each on what the one before left; what was chosen is shown at once.
  const change = useMutation({
    scope: { id: 'notice-settings' },
    mutationFn: (body: Change) => write(queries.getQueryData<Settings>(queryKey) ?? settings, body),
    onSuccess: (changed) => queries.setQueryData(queryKey, changed),
  })
  const chosen: Change = change.isPending ? change.variables : {}
  const agreed = chosen.messages ?? settings.messagesSince !== null
  const on = settings.kinds
    .filter(({ kind, byMessage }) => (chosen.off ? !chosen.off.includes(kind) : byMessage))
    .map(({ kind }) => kind)
  const keepOn = (kinds: string[]) =>
    change.mutate({ off: settings.kinds.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind)) })
  return (
    <div className={style.settings}>
      <p className={style.soft}>{text.settingsLead}</p>
      <div>
        <label className={style.line}>
          <Switch checked={agreed} onChange={(messages) => change.mutate({ messages })} />
          <span>{text.messages}</span>
        </label>
        <p className={style.soft}>
          {settings.messagesSince ? text.messagesSince(at(settings.messagesSince)) : text.messagesOff}
        </p>
      </div>
      <fieldset className={style.kinds} disabled={!agreed}>
        <legend>{text.kinds}</legend>
        <Checkbox.Group
          value={on}
          disabled={!agreed}
          className={style.choices}
          onChange={keepOn}
          options={settings.kinds.map((each) => ({ value: each.kind, label: name(each.name) }))}
        />
      </fieldset>
      <div>
        <div className={style.line}>
          <span>
            {text.quiet}：
            {settings.quietFrom === settings.quietTo
              ? text.quietNone
              : text.quietLine(settings.quietFrom, settings.quietTo)}
          </span>
          <Button size="small" onClick={() => setEditing(true)}>
            {text.edit}
          </Button>
        </div>
        <p className={style.soft}>{text.quietHint}</p>
      </div>
      <FaultNote
        error={change.error}
        onRetry={() => change.variables && change.mutate(change.variables)}
        onReload={() => void reload().then(change.reset)}
      />
      {editing && (
        <FormDrawer<Pick<Settings, 'quietFrom' | 'quietTo'>, Settings>
          title={text.quiet}
          onClose={() => setEditing(false)}
          initial={{ quietFrom: settings.quietFrom, quietTo: settings.quietTo }}
          write={(values) => write(settings, values)}
          done={(changed) => queries.setQueryData(queryKey, changed)}
          onReload={() => void reload()}
        >
          <p>{text.quietHint}</p>
          {(['quietFrom', 'quietTo'] as const).map((field) => (
            <Form.Item
              key={field}
              name={field}
              label={text[field]}
              rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: text.time }]}
            >
              <Input type="time" />
            </Form.Item>
          ))}
        </FormDrawer>
      )}
    </div>
  )
}
