import { chooseLanguage, useLanguage } from './language.ts'
import style from './LanguageSwitch.module.css'

/** Names the other language in that language, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className={style.switch}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => chooseLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  )
}
