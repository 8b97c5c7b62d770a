import { verifierFiles } from '@alliance/verifier/build'
import type { Plugin } from 'vite'

const types: Record<string, string> = {
  css: 'text/css',
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
}

/** Serves the stand-alone verifier at `/verifier/`: as a page, and as the files an outsider takes away. */
export const verifier = (): Plugin => ({
  name: 'verifier',
  async generateBundle() {
    for (const [name, source] of Object.entries(await verifierFiles()))
      this.emitFile({ type: 'asset', fileName: `verifier/${name}`, source })
  },
  async configureServer(server) {
    const files = await verifierFiles()
    server.middlewares.use('/verifier/', (request, response, next) => {
      const name = request.url!.slice(1) || 'index.html'
      if (files[name] === undefined) return next()
      response.setHeader('content-type', `${types[name.split('.').at(-1)!]}; charset=utf-8`)
      response.end(files[name])
    })
  },
})
