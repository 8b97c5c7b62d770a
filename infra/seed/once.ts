import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress } from '../progress.ts'
import type { System } from '../local/system.ts'
import { seed, type SeedSummary } from './seed.ts'

const begun = (persist: string): string => join(persist, 'seeding')

/** Whether the only thing in the folder is a seed that did not come to its end. */
export const seedWasCutShort = (persist: string): boolean => existsSync(begun(persist))

/** Seeds a system that was not seeded yet; what was entered is kept beside the data, for the accounts to be shown again. */
export async function seedOnce(system: System, persist: string): Promise<SeedSummary> {
  const kept = join(persist, 'seeded.json')
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8')) as SeedSummary
  progress('Loading the programme’s facts and the demo rows 装入项目事实与演示数据')
  writeFileSync(begun(persist), '')
  const summary = await seed({
    url: system.url,
    bootstrapSecret: system.secrets.identity!.BOOTSTRAP_SECRET!,
    progress: (step) => progress(`  ${step}`),
  })
  writeFileSync(kept, JSON.stringify(summary, null, 2), { mode: 0o600 })
  rmSync(begun(persist))
  return summary
}

/** What is shown once the system is up. */
export function tellWhatIsThere(address: string, { accounts, counts }: SeedSummary): void {
  const width = Math.max(...accounts.map(({ role }) => role.length))
  const lines = accounts.map(
    ({ role, name, phone, password, totpSecret }) =>
      `  ${role.padEnd(width)}  ${name}  ${phone}  ${password}${totpSecret ? `  TOTP ${totpSecret}` : ''}`,
  )
  console.log(`
Chain Alliance 产业社区“链”盟 is running 已启动

  Web app 网页           ${address}
  API reference API 文档  ${address}/docs
  Local inbox 本地收件箱   ${address}/local/inbox   (one-time codes arrive here 验证码在此查收)

Demo accounts 演示账号 (role, name, phone, password, secret of the second factor)
${lines.join('\n')}
  npm run code prints the present codes of the second factor 显示当前的两步验证码

Loaded 已装入: ${Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}

Ctrl-C ends it 按 Ctrl-C 结束; npm start -- --reset begins anew 重新开始
`)
}
