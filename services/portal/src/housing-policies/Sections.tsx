import type { Schemas } from '@alliance/client'
import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage } from '../language/language.ts'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { EditSection } from './EditSection.tsx'
import { at, sections, shown } from './policy.fields.ts'
import { policyWords } from './policy.words.ts'
import style from './Policies.module.css'

interface SectionsProps {
  policy: Schemas['HousingPolicyText']
  editable: boolean
}

/** The whole text, part by part, each with the form that changes it while it is a draft. */
export function Sections({ policy, editable }: SectionsProps) {
  const text = useWords(policyWords)
  const language = useLanguage()
  const [editing, setEditing] = useState<string>()
  const { document } = policy
  return sections.map((section) => (
    <Panel
      key={section.key}
      title={section.name[language]}
      actions={
        editable &&
        section.key !== 'classes' && (
          <Button
            aria-label={`${text.edit} ${section.name[language]}`}
            onClick={() => setEditing(section.key)}
          >
            {text.edit}
          </Button>
        )
      }
    >
      <dl className={style.values}>
        {section.fields(document).map(({ pointer, name, unit }) => (
          <div key={pointer} data-wide={unit === 'words' || unit === 'qualifications' || undefined}>
            <dt>{name[language]}</dt>
            <dd>{shown(unit, at(document, pointer), language)}</dd>
          </div>
        ))}
      </dl>
      {editable && section.key === 'classes' && <small className={style.soft}>{text.classesFixed}</small>}
      {editing === section.key && (
        <EditSection policy={policy} section={section} onClose={() => setEditing(undefined)} />
      )}
    </Panel>
  ))
}
