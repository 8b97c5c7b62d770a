import { chromium, type Browser } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--lang=zh-CN',
]

/**
 * The browser that npm brought. It is a headless shell: a desktop browser draws its own tabs and toolbar around each
 * window, which costs seven times the page. Its package's own flags are for one page in a small process; ours are not.
 */
export async function browserPath(): Promise<string> {
  // Told that it runs on Lambda, the package unpacks the shared libraries that a bare system lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: bundled } = await import('@sparticuz/chromium')
  return bundled.executablePath()
}

export const launchBrowser = async (...besides: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: await browserPath(), args: [...flags, ...besides] })
