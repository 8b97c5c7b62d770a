/** So many tries in a window that begins with the first; then none until it ends. */
export interface Limit {
  /** What is tried, and by whom: `password:phone`. */
  name: string
  max: number
  seconds: number
}

const minutes = (count: number) => count * 60
const limit = (name: string, max: number, seconds: number): Limit => ({ name, max, seconds })

/**
 * An office or a campus stands behind one address, so an address may try much more than a number. Failures count;
 * what succeeds is taken back.
 */
export const limits = {
  password: {
    address: limit('password:address', 100, minutes(15)),
    device: limit('password:device', 30, minutes(15)),
    phone: limit('password:phone', 10, minutes(15)),
  },
  codeTry: {
    address: limit('code-try:address', 100, minutes(15)),
    device: limit('code-try:device', 30, minutes(15)),
    phone: limit('code-try:phone', 15, minutes(15)),
  },
  codeSend: {
    address: limit('code-send:address', 100, minutes(60)),
    device: limit('code-send:device', 30, minutes(60)),
    phone: limit('code-send:phone', 5, minutes(60)),
  },
  /** The pause between two codes for one number. */
  codePause: limit('code-pause:phone', 1, 60),
  secondFactor: { address: limit('second-factor:address', 60, minutes(15)) },
  ownPassword: limit('own-password:account', 10, minutes(15)),
  /** Messages beside codes, to one number in a day. */
  noticeDay: limit('notice-day:phone', 10, minutes(24 * 60)),
  bootstrap: limit('bootstrap:address', 10, minutes(15)),
  token: { address: limit('token:address', 60, minutes(5)), client: limit('token:client', 60, minutes(5)) },
} as const
