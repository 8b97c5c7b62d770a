/** `npm run code`: the second factor's present code of each demo account, for those without an authenticator at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './repository.ts'
import type { SeedSummary } from './seed/seed.ts'
import { totp } from './seed/totp.ts'

const seeded = join(process.argv[2] ?? join(root, '.local'), 'seeded.json')
if (!existsSync(seeded)) {
  console.error('Nothing is loaded yet: npm start first.\n还没有装入数据：请先运行 npm start。')
  process.exit(1)
}
const { accounts } = JSON.parse(readFileSync(seeded, 'utf8')) as SeedSummary
const left = 30 - (Math.floor(Date.now() / 1000) % 30)
console.log(`Codes for the next ${left} s, each good once 以下验证码 ${left} 秒内有效，每个只能用一次`)
for (const { role, phone, totpSecret } of accounts)
  if (totpSecret) console.log(`  ${totp(totpSecret)}  ${phone}  ${role}`)
