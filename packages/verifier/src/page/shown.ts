import type { Report } from '@alliance/evidence'
import type { Inspected } from '../inspect.ts'
import { words, type Language } from './page.words.ts'

type Child = Node | string

function element(name: string, attributes: Record<string, string>, ...children: Child[]): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

function reported({ verdict, summary, facts, checks }: Report, language: Language): HTMLElement[] {
  const word = words[language]
  const states = { passed: word.passedState, failed: word.failedState, open: word.openState }
  return [
    element('div', { class: `verdict ${verdict}` }, element('strong', {}, word[verdict]), summary[language]),
    element('h2', {}, word.checks),
    element(
      'ul',
      { class: 'checks' },
      ...checks.map(({ code, outcome, text }) =>
        element(
          'li',
          {},
          element('span', { class: `state ${outcome}` }, states[outcome]),
          element('span', {}, text[language], ' ', element('code', {}, code)),
        ),
      ),
    ),
    ...(checks.some(({ outcome }) => outcome === 'open') ? [element('p', {}, word.compare)] : []),
    element('h2', {}, word.facts),
    element(
      'dl',
      {},
      ...facts.flatMap(({ label, value }) => [
        element('dt', {}, label[language]),
        element('dd', {}, typeof value === 'string' ? value : value[language]),
      ]),
    ),
  ]
}

/** What was found, as elements; a file's own texts enter as text only. */
export const shown = (found: Inspected, language: Language): HTMLElement[] =>
  found.ok
    ? reported(found.report, language)
    : [
        element(
          'div',
          { class: 'verdict failed', role: 'alert' },
          element('strong', {}, words[language].unreadable),
          `${found.fault.path} ${found.fault.text[language]}`,
        ),
      ]
