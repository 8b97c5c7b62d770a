// The worker under test, as the tests see it through `cloudflare:workers`.
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('../src/index.ts')
  }
  interface Env extends Pick<import('../src/env.ts').Env, keyof import('../src/env.ts').Env> {}
}
