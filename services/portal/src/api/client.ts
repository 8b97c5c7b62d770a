import { createClient } from '@alliance/client'
import { currentLanguage } from '../language/language.ts'

/** The platform's API on our own origin, asked in the reader's language. */
export const api = createClient({ language: () => (currentLanguage() === 'zh' ? 'zh-CN' : 'en') })
