import type { Outcome, Report, Unreadable } from '@alliance/evidence'

const signs: Record<Outcome, string> = { passed: '✓', failed: '✗', open: '?' }

const verdicts: Record<Report['verdict'], { zh: string; en: string }> = {
  verified: { zh: '通过', en: 'VERIFIED' },
  pending: { zh: '尚未抽签', en: 'NOT DRAWN YET' },
  failed: { zh: '不通过', en: 'DOES NOT VERIFY' },
}

/** Control characters in a file must not steer the terminal. */
const plain = (text: string) => text.replace(/\p{Cc}/gu, ' ')

export function printed({ verdict, summary, facts, checks }: Report, language: 'zh' | 'en'): string {
  const open = checks.some(({ outcome }) => outcome === 'open')
  const compare = {
    zh: '？项文件本身无法证明，请自行核对。',
    en: 'What is marked ? no file can prove about itself: compare it yourself.',
  }
  return [
    `${verdicts[verdict][language]}: ${summary[language]}`,
    '',
    ...facts.map(
      ({ label, value }) => `  ${label[language]}: ${typeof value === 'string' ? value : value[language]}`,
    ),
    '',
    ...checks.map(({ code, outcome, text }) => `  ${signs[outcome]} ${text[language]} [${code}]`),
    ...(open ? ['', compare[language]] : []),
  ]
    .map(plain)
    .join('\n')
}

export const printedFault = ({ path, text }: Unreadable, language: 'zh' | 'en'): string =>
  plain(language === 'zh' ? `无法读取：${path} ${text.zh}` : `Cannot be read: ${path} ${text.en}`)
