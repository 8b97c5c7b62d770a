// The probe, as the tests see it through `cloudflare:workers`.
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import('./probe/index.ts')
  }
  interface Env extends Pick<import('./probe/env.ts').Env, keyof import('./probe/env.ts').Env> {
    KIT_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
