import type { Schemas } from '@alliance/client'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { ifMatch } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { personWords } from '../people/person.words.ts'
import { Correct } from './Correct.tsx'
import style from './MyData.module.css'
import { myDataWords } from './my-data.words.ts'

interface DetailsProps {
  person: Schemas['Person']
}

/** My numbers masked, until I look; my phone mine to change, the rest to ask for. */
export function Details({ person }: DetailsProps) {
  const text = useWords(myDataWords)
  const people = useWords(personWords)
  const [doing, setDoing] = useState<'phone' | 'correct' | null>(null)
  return (
    <Panel title={text.details}>
      <Facts
        facts={[
          [people.name, person.name],
          [people.employer, person.employer?.name],
          [
            people.documentNumber,
            person.documentMask && (
              <Number what="document" mask={person.documentMask} label={people.document} />
            ),
          ],
          [
            text.phone,
            person.phoneMask && <Number what="phone" mask={person.phoneMask} label={text.phone} />,
          ],
          [people.birthYear, person.birthYear],
          [people.education, person.education && people.educationName[person.education]],
        ]}
      />
      <div className={style.buttons}>
        <Button onClick={() => setDoing('phone')}>{text.edit}</Button>
        <Button onClick={() => setDoing('correct')}>{text.correct}</Button>
      </div>
      {doing === 'phone' && <ChangePhone person={person} onClose={() => setDoing(null)} />}
      {doing === 'correct' && <Correct onClose={() => setDoing(null)} />}
    </Panel>
  )
}

interface NumberProps {
  what: 'document' | 'phone'
  mask: string
  label: string
}

function Number({ what, mask, label }: NumberProps) {
  const text = useWords(myDataWords)
  const reveal = useMutation({
    mutationFn: () => settled(api.POST('/api/v1/membership/me/reveals', { body: { what } })),
    gcTime: 0,
  })
  return (
    <>
      <code role={reveal.data ? 'status' : undefined}>{reveal.data?.value ?? mask}</code>{' '}
      {!reveal.data && (
        <Button
          size="small"
          aria-label={`${text.show}${label}`}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {text.show}
        </Button>
      )}
      <FaultNote error={reveal.error} />
    </>
  )
}

interface ChangePhoneProps extends DetailsProps {
  onClose: () => void
}

function ChangePhone({ person, onClose }: ChangePhoneProps) {
  const text = useWords(myDataWords)
  return (
    <FormDrawer<{ phone?: string }, Schemas['Person']>
      title={text.edit}
      initial={{}}
      refreshes={[['my-data']]}
      onClose={onClose}
      write={({ phone }) =>
        settled(
          api.PATCH('/api/v1/membership/me/record', {
            params: { header: ifMatch(person) },
            body: { phone: phone || null },
          }),
        )
      }
    >
      <Form.Item name="phone" label={text.phone} extra={text.editHint} rules={[{ required: true }]}>
        <Input inputMode="tel" autoComplete="tel" maxLength={24} />
      </Form.Item>
    </FormDrawer>
  )
}
