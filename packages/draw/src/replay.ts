import { anyFailed, check, type Check, type Fact, type Report, type Text } from '@alliance/evidence'
import type { DrawFile, Result } from './document.ts'
import { standingOf } from './draw.ts'
import { hashOfCommitment, hashOfResult, seedHash } from './hashes.ts'
import { orderOf } from './order.ts'
import { entrantsIn, isFrozenForm, rosterHash } from './roster.ts'
import { valueFormat } from './value-format.ts'

export interface Known {
  /** The commitment's hash as it was published before the draw: what no file can prove about itself. */
  noted?: string
  /** The entry someone asks about. */
  entry?: string
}

/** Replays a draw from its file alone and says of each claim whether it holds. */
export async function replay(file: DrawFile, known: Known = {}): Promise<Report> {
  const checks = [...(await committed(file, known)), ...(file.result ? await drawn(file, file.result) : [])]
  if (known.entry !== undefined) checks.push(standing(file, known.entry))
  const verdict = anyFailed(checks) ? 'failed' : file.result ? 'verified' : 'pending'
  return { kind: 'draw', verdict, summary: summaries[verdict], facts: facts(file), checks }
}

const summaries: Record<Report['verdict'], Text> = {
  verified: {
    zh: '抽签结果可以重演，与公布的完全一致',
    en: 'The draw was replayed and comes out as published',
  },
  pending: {
    zh: '已承诺，尚未抽签；请保存本文件，抽签后再核对',
    en: 'Committed and not drawn yet; keep this file and check again after the draw',
  },
  failed: { zh: '文件与其声明不符，不能作为抽签结果', en: 'The file is not what it claims to be' },
}

async function committed(file: DrawFile, { noted }: Known): Promise<Check[]> {
  const { commitment, commitmentHash, roster } = file
  return [
    check(
      'roster.form',
      isFrozenForm(roster),
      { zh: '名册按序排列，没有重复的编号', en: 'The roster is in its order and no entry stands twice' },
      {
        zh: '名册有重复、空档或次序被改动',
        en: 'The roster has entries twice, empty tiers or another order',
      },
    ),
    check(
      'roster.count',
      entrantsIn(roster) === commitment.entrants,
      { zh: `名册共 ${commitment.entrants} 个编号`, en: `The roster has ${commitment.entrants} entries` },
      {
        zh: `名册有 ${entrantsIn(roster)} 个编号，承诺的是 ${commitment.entrants} 个`,
        en: `The roster has ${entrantsIn(roster)} entries, ${commitment.entrants} were committed`,
      },
    ),
    check(
      'roster.hash',
      (await rosterHash(roster)) === commitment.rosterHash,
      { zh: '名册与承诺的摘要一致', en: 'The roster is the one that was committed' },
      { zh: '名册与承诺的摘要不一致：有增、删或改动', en: 'The roster is not the one that was committed' },
    ),
    check(
      'commitment.hash',
      (await hashOfCommitment(commitment)) === commitmentHash,
      { zh: '承诺书与其摘要一致', en: 'The commitment gives its hash' },
      { zh: '承诺书内容被改动', en: 'The commitment was altered' },
    ),
    noted === undefined
      ? {
          code: 'commitment.noted',
          outcome: 'open',
          text: {
            zh: `请与抽签前公布的承诺摘要核对：${commitmentHash}`,
            en: `Compare with the commitment hash published before the draw: ${commitmentHash}`,
          },
        }
      : check(
          'commitment.noted',
          noted.trim().toLowerCase() === commitmentHash,
          { zh: '与抽签前公布的承诺摘要一致', en: 'It is the commitment published before the draw' },
          { zh: '与抽签前公布的承诺摘要不一致', en: 'It is not the commitment published before the draw' },
        ),
    check(
      'commitment.ahead',
      Date.parse(commitment.committedAt) < Date.parse(commitment.publicValue.notBefore),
      { zh: '承诺早于公共随机值产生', en: 'The commitment came before the public value' },
      { zh: '承诺时公共随机值已经产生', en: 'The public value was known when the draw was committed' },
    ),
  ]
}

async function drawn({ commitment, commitmentHash, roster }: DrawFile, result: Result): Promise<Check[]> {
  const { value, publishedAt } = result.publicValue
  const order = await orderOf(roster, { seed: result.seed, value, commitmentHash })
  const published = [...result.admitted, ...result.waiting]
  const misplaced = order.findIndex((entry, at) => entry !== published[at])
  const places = Math.min(commitment.places, commitment.entrants)
  return [
    check(
      'seed.opens',
      (await seedHash(result.seed)) === commitment.seedHash,
      { zh: '公开的种子与承诺的一致', en: 'The seed is the one that was committed' },
      { zh: '公开的种子不是承诺的那一个', en: 'The seed is not the one that was committed' },
    ),
    check(
      'value.form',
      valueFormat.matches(commitment.publicValue.format, value),
      { zh: `公共随机值“${value}”写法与约定一致`, en: `The public value “${value}” is written as announced` },
      {
        zh: `公共随机值“${value}”写法与约定不同`,
        en: `The public value “${value}” is not written as announced`,
      },
    ),
    {
      code: 'value.true',
      outcome: 'open',
      text: {
        zh: `请向其来源核对公共随机值“${value}”（${commitment.publicValue.what.zh}）`,
        en: `Check the public value “${value}” with its source (${commitment.publicValue.what.en})`,
      },
    },
    check(
      'value.time',
      Date.parse(publishedAt) >= Date.parse(commitment.publicValue.notBefore) &&
        Date.parse(result.drawnAt) >= Date.parse(publishedAt),
      { zh: '先承诺、后产生随机值、再抽签', en: 'Committed, then the value became known, then drawn' },
      { zh: '时间次序不对：随机值或抽签早于约定', en: 'The value or the draw came before its time' },
    ),
    check(
      'order',
      misplaced < 0 && order.length === published.length,
      {
        zh: '按规则重新排序，次序完全一致',
        en: 'Ordered again by the rule, every entry is where it was published',
      },
      misplaced < 0
        ? { zh: '结果多出不在名册上的编号', en: 'The result has entries beyond the roster' }
        : {
            zh: `第 ${misplaced + 1} 位应为 ${order[misplaced]}，公布的是 ${published[misplaced] ?? '（无）'}`,
            en: `Number ${misplaced + 1} should be ${order[misplaced]}, published is ${published[misplaced] ?? '(nobody)'}`,
          },
    ),
    check(
      'outcomes',
      result.admitted.length === places,
      {
        zh: `名额 ${commitment.places} 个，入选 ${places} 个，其余依次候补`,
        en: `${commitment.places} places, ${places} admitted, the others wait in order`,
      },
      {
        zh: `应入选 ${places} 个，公布入选 ${result.admitted.length} 个`,
        en: `${places} should be admitted, published are ${result.admitted.length}`,
      },
    ),
    check(
      'result.hash',
      (await hashOfResult(commitmentHash, result)) === result.hash,
      { zh: '结果与其摘要一致', en: 'The result gives its hash' },
      { zh: '结果内容被改动', en: 'The result was altered' },
    ),
  ]
}

function standing(file: DrawFile, entry: string): Check {
  const code = 'entry'
  if (!file.roster.some(({ entries }) => entries.includes(entry)))
    return {
      code,
      outcome: 'failed',
      text: { zh: `名册上没有 ${entry}`, en: `${entry} is not on the roster` },
    }
  const found = standingOf(file, entry)
  const text =
    found === null
      ? { zh: `${entry} 在名册上`, en: `${entry} is on the roster` }
      : found.outcome === 'admitted'
        ? {
            zh: `${entry} 入选，第 ${found.position} 位`,
            en: `${entry} is admitted, number ${found.position}`,
          }
        : {
            zh: `${entry} 候补第 ${found.position} 位`,
            en: `${entry} waits, number ${found.position} in line`,
          }
  return { code, outcome: 'passed', text }
}

function facts({ commitment, commitmentHash, result }: DrawFile): Fact[] {
  const fact = (zh: string, en: string, value: Fact['value']): Fact => ({ label: { zh, en }, value })
  const { publicValue, replaces } = commitment
  return [
    fact('抽签', 'Draw', commitment.draw),
    fact('事项', 'Purpose', commitment.purpose),
    fact('适用政策', 'Policy', commitment.policy),
    fact('报名数', 'Entrants', String(commitment.entrants)),
    fact('名额', 'Places', String(commitment.places)),
    fact('承诺时间', 'Committed at', commitment.committedAt),
    fact('承诺摘要', 'Commitment hash', commitmentHash),
    fact('公共随机值来源', 'Public value', publicValue.what),
    ...(replaces
      ? [
          fact('替代此前的承诺', 'Replaces the commitment', replaces.commitmentHash),
          fact('重抽原因', 'Why it is held again', replaces.reason),
        ]
      : []),
    ...(result
      ? [
          fact('公共随机值', 'Value', result.publicValue.value),
          ...(result.publicValue.evidence
            ? [fact('随机值凭据', 'Evidence of the value', result.publicValue.evidence)]
            : []),
          fact('抽签时间', 'Drawn at', result.drawnAt),
          ...(result.deed ? [fact('公证书编号', 'Notarial deed', result.deed)] : []),
        ]
      : []),
  ]
}
