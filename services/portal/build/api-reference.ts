import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const portal = join(import.meta.dirname, '..')
const files = {
  'docs/standalone.js': join(portal, 'node_modules/@scalar/api-reference/dist/browser/standalone.js'),
  'api/openapi.json': join(portal, '../../packages/contracts/openapi.json'),
}

/** Serves Scalar's script and the committed OpenAPI document ourselves, so that `/docs` needs no CDN. */
export const apiReference = (): Plugin => ({
  name: 'api-reference',
  generateBundle() {
    for (const [fileName, source] of Object.entries(files)) {
      this.addWatchFile(source)
      this.emitFile({ type: 'asset', fileName, source: readFileSync(source) })
    }
  },
  configureServer(server) {
    for (const [fileName, source] of Object.entries(files))
      server.middlewares.use(`/${fileName}`, (_, response) => {
        response.setHeader(
          'content-type',
          fileName.endsWith('.json') ? 'application/json' : 'text/javascript',
        )
        response.end(readFileSync(source))
      })
  },
})
