import { inspect, type Inspected } from '../inspect.ts'
import { words, type Language, type Word } from './page.words.ts'
import { shown } from './shown.ts'

const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)]
const one = <T extends HTMLElement>(id: string) => document.getElementById(id) as T

const form = one<HTMLFormElement>('known')
const file = one<HTMLInputElement>('file')
const drop = one('drop')
const result = one('result')

let language: Language = navigator.language.startsWith('zh') ? 'zh' : 'en'
let text: string | null = null
let found: Inspected | null = null

function speak(next: Language) {
  language = next
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en'
  for (const element of all('[data-word]')) element.textContent = words[next][element.dataset.word as Word]
  for (const button of all('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === next))
  show()
}

function show() {
  form.hidden = !found || found.asks.length === 0
  for (const label of all('[data-ask]')) label.hidden = !found?.asks.includes(label.dataset.ask as 'noted')
  result.replaceChildren(...(found ? shown(found, language) : []))
}

async function look() {
  if (text === null) return
  const given = Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value),
  )
  found = await inspect(text, { now: new Date().toISOString(), ...given })
  show()
}

async function take(chosen: File | undefined) {
  if (!chosen) return
  text = await chosen.text()
  // The same file, changed meanwhile, can be chosen again.
  file.value = ''
  form.reset()
  await look()
}

for (const button of all('[data-language]'))
  button.addEventListener('click', () => speak(button.dataset.language as Language))
file.addEventListener('change', () => void take(file.files?.[0]))
form.addEventListener('input', () => void look())
form.addEventListener('submit', (event) => event.preventDefault())
for (const name of ['dragover', 'dragleave', 'drop'] as const)
  document.addEventListener(name, (event) => {
    event.preventDefault()
    drop.classList.toggle('over', name === 'dragover')
    if (name === 'drop') void take(event.dataTransfer?.files[0])
  })
// The downloaded page stands alone: there is nothing beside it to download.
if (location.protocol === 'file:') document.querySelector('.self')?.remove()
speak(language)
