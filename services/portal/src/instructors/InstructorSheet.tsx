import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/words.ts'
import { Facts } from '../listing/Facts.tsx'
import { Panel } from '../listing/Panel.tsx'
import { DemoBanner } from '../provenance/Demo.tsx'
import { Page } from '../shell/Page.tsx'
import { Hosts } from './Hosts.tsx'
import { EndInstructor, GradeYear, LogVisit, RecordTraining } from './InstructorForms.tsx'
import { Load, stateOf } from './InstructorsScreen.tsx'
import { instructorWords } from './instructor.words.ts'
import style from './Instructors.module.css'
import { Visits } from './Visits.tsx'

interface InstructorSheetProps {
  card: Schemas['InstructorCard']
  mayAppoint: boolean
  mayLog: boolean
}
const hours = (minutes: number): number => Math.floor(minutes / 30) / 2

export function InstructorSheet({ card, mayAppoint, mayLog }: InstructorSheetProps) {
  const text = useWords(instructorWords)
  const [form, setForm] = useState<'log' | 'training' | 'grade' | 'end' | null>(null)
  const { instructor, receipt, assignments, trainingYears, training, grades } = card
  const close = () => setForm(null)
  const isAppointed = instructor.letterNo !== null
  return (
    <Page
      title={instructor.name}
      lead={`${text.title} · ${stateOf(instructor, text)}`}
      actions={
        isAppointed && (
          <>
            {mayAppoint && (
              <Button danger onClick={() => setForm('end')}>
                {text.end}
              </Button>
            )}
            {mayLog && assignments.length > 0 && (
              <Button type="primary" size="large" onClick={() => setForm('log')}>
                {text.log}
              </Button>
            )}
          </>
        )
      }
    >
      <DemoBanner rows={[instructor]} />
      <div className={style.sheet}>
        <Hosts card={card} mayAppoint={mayAppoint && isAppointed} />
        <Panel title={text.term}>
          <Facts
            facts={[
              [text.kind, text.kinds[instructor.kind]],
              [text.letter, instructor.letterNo && <code>{instructor.letterNo}</code>],
              [text.term, `${instructor.from} – ${instructor.to}`],
              [text.hosts, <Load key="load" of={instructor} />],
            ]}
          />
        </Panel>
        {mayLog && isAppointed && <Visits instructorId={instructor.id} />}
        <Panel
          title={text.training}
          actions={
            mayAppoint &&
            isAppointed && <Button onClick={() => setForm('training')}>{text.addTraining}</Button>
          }
        >
          <Facts
            facts={trainingYears.map(({ year, minutes, due }) => [
              String(year),
              text.hoursOf(hours(minutes), hours(due)),
            ])}
          />
          <ul className={style.list}>
            {training.map((each) => (
              <li key={each.id}>
                {each.heldOn} {each.title} · {text.hours} {hours(each.minutes)}
              </li>
            ))}
          </ul>
        </Panel>
        {receipt && (
          <Panel title={text.receipt}>
            <Facts
              facts={[
                ...receipt.scores.map(
                  ({ criterion, score, reason }) =>
                    [text.criteria[criterion], `${score} / 5 · ${reason}`] as [string, string],
                ),
                [text.total, `${receipt.total}（≥ ${receipt.leastTotal}）`],
                [text.panel, receipt.panel.join('、')],
                [text.decidedOn, receipt.decidedOn],
                [text.rule, <code key="rule">{receipt.version}</code>],
              ]}
            />
          </Panel>
        )}
        {receipt && isAppointed && (
          <Panel
            title={text.gradesTitle}
            actions={mayAppoint && <Button onClick={() => setForm('grade')}>{text.addGrade}</Button>}
          >
            {grades.length === 0 && <p className={style.hint}>{text.noGrades}</p>}
            <ul className={style.list}>
              {grades.map((each) => (
                <li key={each.year}>
                  <strong>
                    {each.year} {text.grades[each.grade]}
                  </strong>{' '}
                  {each.reason}
                  <small>
                    {text.gradeFacts(
                      each.receipt.visits,
                      each.receipt.monthsMissed,
                      hours(each.receipt.trainingMinutes),
                    )}
                  </small>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
      {form === 'log' && <LogVisit card={card} onClose={close} />}
      {form === 'training' && <RecordTraining instructorId={instructor.id} onClose={close} />}
      {form === 'grade' && <GradeYear instructorId={instructor.id} onClose={close} />}
      {form === 'end' && <EndInstructor instructorId={instructor.id} onClose={close} />}
    </Page>
  )
}
