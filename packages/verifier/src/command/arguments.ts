import { parseArgs } from 'node:util'

export const usage = `node verify.mjs <file.json> [--noted HASH] [--entry ENTRY] [--name NAME] [--lang zh|en] [--json]

Checks a file that the alliance published, from that file alone; nothing is sent anywhere.
离线核验链盟公布的文件：抽签结果、审计链、证书。不联网。

  --noted   a hash published elsewhere: the commitment before a draw, a link of an audit chain, an issuer's fingerprint
            在别处公布的摘要：抽签前的承诺摘要、审计链上的链接、证书签发者的密钥指纹
  --entry   where this entry of a draw came out    查询某个编号的抽签结果
  --name    whether a certificate is about this name    核对证书是否发给此人
  --lang    language of the answer    语言
  --json    the whole report as JSON    输出完整报告

0 verified 通过 · 1 does not verify 不通过 · 2 not a file that can be read 无法读取 · 3 a draw not held yet 尚未抽签`

export interface Arguments {
  file: string
  noted?: string
  entry?: string
  name?: string
  language: 'zh' | 'en'
  json: boolean
}

/** What was asked, or null for a call that is none. */
export function argumentsOf(args: string[], locale: string): Arguments | null {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { noted: text, entry: text, name: text, lang: text, json: { type: 'boolean' } },
    })
    const { lang = /^zh/i.test(locale) ? 'zh' : 'en', json = false, ...known } = values
    if (positionals.length !== 1 || (lang !== 'zh' && lang !== 'en')) return null
    return { file: positionals[0]!, language: lang, json, ...known }
  } catch {
    return null
  }
}
