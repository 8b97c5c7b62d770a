import type { Schemas } from '@alliance/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../language/words.ts'
import { Panel } from '../listing/Panel.tsx'
import { agreementWords } from './agreement.words.ts'
import style from './Agreements.module.css'

interface PartiesProps {
  agreement: Schemas['Agreement']
}

export function Parties({ agreement }: PartiesProps) {
  const text = useWords(agreementWords)
  return (
    <Panel title={text.parties}>
      <ul className={style.parties}>
        {agreement.parties.map(({ organisationId, organisationName, role }) => (
          <li key={organisationId + role}>
            <span>{text.roles[role]}</span>
            <Link to="/organisations/$organisationId" params={{ organisationId }}>
              {organisationName}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
