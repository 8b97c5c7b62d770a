import { canonical, fromHex, sha256Hex, toHex } from '@alliance/evidence'
import type { Commitment, Result } from './document.ts'

/** 32 random bytes in hexadecimal, kept secret until the draw. */
export const newSeed = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)))

export const seedHash = (seed: string): Promise<string> => sha256Hex(fromHex(seed))

export const hashOfCommitment = (commitment: Commitment): Promise<string> => sha256Hex(canonical(commitment))

export const hashOfResult = (commitmentHash: string, { hash: _, ...said }: Result): Promise<string> =>
  sha256Hex(canonical({ commitmentHash, ...said }))
