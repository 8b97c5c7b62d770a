import style from './Regulations.module.css'

interface RegulationTextProps {
  text: string
}

/** A regulation's paragraphs as plain text, never as markup; a line that begins with `# ` is a heading. */
export function RegulationText({ text }: RegulationTextProps) {
  return (
    <div className={style.text}>
      {text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, at) =>
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs have no other name and do not move
          line.startsWith('# ') ? <h3 key={at}>{line.slice(2)}</h3> : <p key={at}>{line}</p>,
        )}
    </div>
  )
}
