import type { Schemas } from '@alliance/client'
import { Button, Checkbox, Form } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../api/client.ts'
import { settled, type FieldProblem } from '../api/refusal.ts'
import { ifMatch, keyed, useIntent } from '../api/useIntent.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { formWords } from '../form/form.words.ts'
import { placeFaults } from '../form/placeFaults.ts'
import { useWords } from '../language/words.ts'
import { FamilyFields, PersonFields, QualificationFields, WorkFields } from './ApplyFields.tsx'
import { applyWords } from './apply.words.ts'
import { changeOf, type ApplyValues } from './change.ts'
import style from './Housing.module.css'
import { HousingDocuments } from './HousingDocuments.tsx'

type Card = Schemas['HousingApplicationCard']

interface ApplyFormProps {
  card: Card
}

/** The application in short steps; each is kept when one goes on, so that it can be finished another day. */
export function ApplyForm({ card }: ApplyFormProps) {
  const text = useWords(applyWords)
  const [step, setStep] = useState(() => firstOpen(card))
  const [version, setVersion] = useState(card.application.version)
  const last = text.steps.length - 1
  const fields = [
    <PersonFields key="person" card={card} />,
    <WorkFields key="work" card={card} />,
    <QualificationFields key="qualification" />,
    <FamilyFields key="family" card={card} />,
  ]
  return (
    <div className={style.apply}>
      <ol className={style.progress}>
        {text.steps.map((name, index) => (
          <li
            key={name}
            data-done={index < step || undefined}
            aria-current={index === step ? 'step' : undefined}
          >
            {name}
          </li>
        ))}
      </ol>
      <p className={style.soft}>
        {text.step(step + 1, text.steps.length)} · {text.kept}
      </p>
      {step < last ? (
        <Step
          key={step}
          card={card}
          version={version}
          onBack={step > 0 ? () => setStep(step - 1) : undefined}
          onSaved={(saved) => {
            setVersion(saved)
            setStep(step + 1)
          }}
        >
          {fields[step]}
        </Step>
      ) : (
        <Finish card={card} version={version} onVersion={setVersion} onBack={() => setStep(step - 1)} />
      )}
    </div>
  )
}

/** The first step with something to answer. */
function firstOpen({ form, application }: Card): number {
  if (!form?.identity) return 0
  if (!application.employerId || form.socialInsuranceMonths === null) return 1
  if (form.qualifications.length === 0) return 2
  return form.ownsHome === null || !application.unitWish ? 3 : 4
}

const useSave = (id: string, version: number, done: (version: number) => void) =>
  useIntent<Schemas['HousingApplicationChange'], Schemas['HousingApplication']>({
    refreshes: [['housing']],
    write: (body) =>
      settled(
        api.PATCH('/api/v1/talent-housing/applications/{applicationId}', {
          params: { path: { applicationId: id }, header: ifMatch({ version }) },
          body,
        }),
      ),
    done: (saved) => done(saved.version),
  })

interface StepProps {
  card: Card
  version: number
  onBack: (() => void) | undefined
  onSaved: (version: number) => void
  children: ReactNode
}

function Step({ card, version, onBack, onSaved, children }: StepProps) {
  const text = useWords(applyWords)
  const { required } = useWords(formWords)
  const [form] = Form.useForm<ApplyValues>()
  const [unplaced, setUnplaced] = useState<FieldProblem[]>()
  const save = useSave(card.application.id, version, onSaved)
  const { form: answers, application } = card
  return (
    <Form
      form={form}
      layout="vertical"
      validateMessages={{ required }}
      scrollToFirstError={{ block: 'center', focus: true }}
      initialValues={{
        ...answers,
        qualifications: answers?.qualifications,
        employerId: application.employerId,
        unitWish: application.unitWish,
        identity: { type: 'RIC' },
        family: { children: [] },
      }}
      onFinish={(values) =>
        save.mutate(changeOf(values), { onError: (error) => setUnplaced(placeFaults(form, error)) })
      }
    >
      {children}
      <FaultNote error={save.error} {...(unplaced ? { unplaced } : {})} />
      <div className={style.buttons}>
        {onBack && <Button onClick={onBack}>{text.back}</Button>}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {text.next}
        </Button>
      </div>
    </Form>
  )
}

interface FinishProps {
  card: Card
  version: number
  onVersion: (version: number) => void
  onBack: () => void
}

/** Documents, consents and the submission. */
function Finish({ card, version, onVersion, onBack }: FinishProps) {
  const text = useWords(applyWords)
  const { id } = card.application
  const family = card.form?.family
  const purposes = (['sensitive_data', 'register_query', 'publicity', 'family'] as const).filter(
    (purpose) => purpose !== 'family' || family?.spouse || (family?.children.length ?? 0) > 0,
  )
  const [given, setGiven] = useState<string[]>(() => card.form?.consents.map(({ purpose }) => purpose) ?? [])
  const [truthful, setTruthful] = useState(card.form?.truthful ?? false)
  const submit = useSubmit(id)
  const save = useSave(id, version, (saved) => {
    onVersion(saved)
    submit.mutate(saved)
  })
  const complete = truthful && purposes.every((purpose) => given.includes(purpose))
  return (
    <>
      <HousingDocuments card={card} />
      <p className={style.soft}>{text.missingHint}</p>
      <fieldset className={style.checks}>
        <legend>{text.consents}</legend>
        {purposes.map((purpose) => (
          <Checkbox
            key={purpose}
            checked={given.includes(purpose)}
            onChange={({ target }) =>
              setGiven(target.checked ? [...given, purpose] : given.filter((each) => each !== purpose))
            }
          >
            {text.consent[purpose]}
          </Checkbox>
        ))}
        <Checkbox checked={truthful} onChange={({ target }) => setTruthful(target.checked)}>
          {text.truthful}
        </Checkbox>
      </fieldset>
      <FaultNote error={save.error ?? submit.error} />
      <div className={style.buttons}>
        <Button onClick={onBack}>{text.back}</Button>
        <Button
          type="primary"
          disabled={!complete}
          loading={save.isPending || submit.isPending}
          onClick={() =>
            save.mutate({ consents: purposes.filter((purpose) => given.includes(purpose)), truthful })
          }
        >
          {text.submit}
        </Button>
      </div>
    </>
  )
}

const useSubmit = (applicationId: string) =>
  useIntent({
    refreshes: [['housing']],
    write: (_: number, key) =>
      settled(
        api.POST('/api/v1/talent-housing/applications/{applicationId}/submission', {
          params: { path: { applicationId }, header: keyed(key) },
        }),
      ),
  })

/** Hands in what was told to be missing, once it stands among the documents. */
export function Supplement({ card }: ApplyFormProps) {
  const text = useWords(applyWords)
  const { application } = card
  const submit = useSubmit(application.id)
  return (
    <div className={style.handIn}>
      <FaultNote error={submit.error} />
      <div className={style.buttons}>
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate(application.version)}>
          {text.resubmit}
        </Button>
      </div>
    </div>
  )
}
