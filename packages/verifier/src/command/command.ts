import { readFile } from 'node:fs/promises'
import { inspect } from '../inspect.ts'
import { argumentsOf, usage } from './arguments.ts'
import { printed, printedFault } from './print.ts'

const codes = { verified: 0, failed: 1, pending: 3 }
const unreadable = 2

async function run(): Promise<number> {
  const wanted = argumentsOf(process.argv.slice(2), process.env.LC_ALL ?? process.env.LANG ?? '')
  if (!wanted) {
    console.error(usage)
    return unreadable
  }
  const { file, language, json, ...known } = wanted
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    console.error(`${file}: ${(error as NodeJS.ErrnoException).code}`)
    return unreadable
  }
  const found = await inspect(text, { now: new Date().toISOString(), ...known })
  if (!found.ok) {
    console.error(json ? JSON.stringify(found.fault) : printedFault(found.fault, language))
    return unreadable
  }
  console.log(json ? JSON.stringify(found.report, null, 2) : printed(found.report, language))
  return codes[found.report.verdict]
}

process.exitCode = await run()
