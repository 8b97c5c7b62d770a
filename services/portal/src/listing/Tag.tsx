import style from './Tag.module.css'

export type Tone = 'good' | 'soon' | 'bad' | 'plain'

interface TagProps {
  tone: Tone
  children: string
}

/** A word with a colour; the word alone says it. antd's own tags are too pale to read. */
export const Tag = ({ tone, children }: TagProps) => (
  <span className={style.tag} data-tone={tone}>
    {children}
  </span>
)
