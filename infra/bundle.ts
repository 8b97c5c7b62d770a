import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { root, serviceFolder } from './repository.ts'
import { readWranglerFile } from './wrangler-file.ts'

export interface Bundle {
  service: string
  /** Absolute path of the one module a Worker is made of. */
  path: string
  code: string
  bytes: number
  gzipBytes: number
}

/**
 * zod re-exports every language's messages (260 KB); the kit translates problem codes itself.
 * English stays, since zod imports it apart from this table as its default.
 */
const withoutZodLocales: Plugin = {
  name: 'without-zod-locales',
  setup(builder) {
    builder.onResolve({ filter: /\/locales\/index\.js$/ }, ({ path, importer }) =>
      /[\\/]zod[\\/]/.test(importer) ? { path, namespace: 'without-zod-locales' } : undefined,
    )
    builder.onLoad({ filter: /.*/, namespace: 'without-zod-locales' }, () => ({ contents: 'export {}' }))
  },
}

/**
 * Workers check what comes and goes by the contract; its document is written at build time. So the writer of
 * documents and zod's reader of JSON schemas (12 KB gz) stay out.
 */
const withoutDocuments: Plugin = {
  name: 'without-documents',
  setup(builder) {
    const name = '@asteasolutions/zod-to-openapi'
    builder.onResolve({ filter: new RegExp(`^${name}$`) }, ({ path, importer, resolveDir }) =>
      /@hono[\\/]zod-openapi/.test(importer)
        ? { path, namespace: 'without-documents', pluginData: { resolveDir } }
        : undefined,
    )
    builder.onLoad({ filter: /.*/, namespace: 'without-documents' }, ({ pluginData }) => ({
      contents: `export { OpenAPIRegistry, extendZodWithOpenApi, getOpenApiMetadata } from '${name}'
        export const [OpenApiGeneratorV3, OpenApiGeneratorV31] = []`,
      resolveDir: (pluginData as { resolveDir: string }).resolveDir,
    }))
    builder.onLoad({ filter: /zod[\\/]v4[\\/]classic[\\/]from-json-schema\.js$/ }, () => ({
      contents: 'export const fromJSONSchema = undefined',
    }))
  },
}

/** papaparse asks for Node's streams in a function that only its stream input calls; the kit gives it text. */
const withoutNodeStreams: Plugin = {
  name: 'without-node-streams',
  setup(builder) {
    builder.onResolve({ filter: /^stream$/ }, ({ path, importer }) =>
      /papaparse/.test(importer) ? { path, namespace: 'without-node-streams' } : undefined,
    )
    builder.onLoad({ filter: /.*/, namespace: 'without-node-streams' }, () => ({ contents: 'export {}' }))
  },
}

/** pinyin-pro's table of four-character idioms (30 KB gz) settles no company's or person's name. */
const withoutIdioms: Plugin = {
  name: 'without-idioms',
  setup(builder) {
    builder.onLoad({ filter: /pinyin-pro[\\/].*[\\/]dict4\.mjs$/ }, () => ({
      contents: 'export const Pattern4 = []; export default {}',
    }))
  },
}

/**
 * pinyin-pro's table of single characters without tones and second readings, which no search or list asks for:
 * 25 KB gz where it has 90. The characters of Unicode's basic plane, in their order, each as the number of its syllable.
 */
const withoutTones: Plugin = {
  name: 'without-tones',
  setup(builder) {
    builder.onLoad({ filter: /pinyin-pro[\\/].*[\\/]dict1\.mjs$/ }, async ({ path }) => {
      const { default: full } = (await import(path)) as { default: { NumberDICT: (string | undefined)[] } }
      const plain = full.NumberDICT.map((readings) =>
        readings!
          .split(' ')[0]!
          .normalize('NFD')
          .replace(/[\u0300\u0301\u0304\u030c]/g, '')
          .normalize('NFC'),
      )
      const syllables = [...new Set(plain.filter(Boolean))]
      const from = 0x3400
      // Numbers begin where no character needs an escape; 0 is a character without a reading.
      const numbers = Array.from(plain.slice(from), (syllable) =>
        String.fromCharCode(0xa1 + (syllable ? syllables.indexOf(syllable) + 1 : 0)),
      ).join('')
      return {
        contents: `import { FastDictFactory } from '../common/utils.mjs'
          const dict = new FastDictFactory()
          const syllables = ${JSON.stringify(syllables.join(' '))}.split(' ')
          const numbers = ${JSON.stringify(numbers)}
          for (let i = 0; i < numbers.length; i++) {
            const number = numbers.charCodeAt(i) - 0xa1
            if (number > 0) dict.set(String.fromCharCode(${from} + i), syllables[number - 1])
          }
          export default dict`,
        resolveDir: dirname(path),
      }
    })
  },
}

/** Parts of better-auth that identity never reaches (26 KB gz), and what its own code still imports from each. */
const withoutBetterAuthExtras: Plugin = {
  name: 'without-better-auth-extras',
  setup(builder) {
    const stubs: Record<string, string> = {
      '@better-auth/telemetry': 'export const createTelemetry = async () => ({ publish: async () => {} })',
      '@better-auth/memory-adapter': 'export const memoryAdapter = undefined',
      '@better-auth/core/social-providers':
        "import * as z from 'zod'; export const socialProviders = {}; export const socialProviderList = []; export const SocialProviderListEnum = z.string()",
    }
    builder.onResolve(
      { filter: /^@better-auth\/(telemetry|memory-adapter|core\/social-providers)$/ },
      ({ path, resolveDir }) => ({
        path,
        namespace: 'without-better-auth-extras',
        pluginData: { resolveDir },
      }),
    )
    builder.onLoad({ filter: /.*/, namespace: 'without-better-auth-extras' }, ({ path, pluginData }) => ({
      contents: stubs[path]!,
      resolveDir: (pluginData as { resolveDir: string }).resolveDir,
    }))
  },
}

/** Bundles one Worker into `services/<service>/dist/worker.js`; nothing for a service of files only. */
export async function bundle(
  service: string,
  options: { minify?: boolean } = {},
): Promise<Bundle | undefined> {
  const { main } = readWranglerFile(service)
  if (main === undefined) return undefined
  const folder = join(serviceFolder(service), 'dist')
  const path = join(folder, 'worker.js')
  const { outputFiles } = await build({
    entryPoints: [join(serviceFolder(service), main)],
    outfile: path,
    absWorkingDir: root,
    write: false,
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    loader: { '.html': 'text', '.sql': 'text', '.txt': 'text' },
    minify: options.minify ?? false,
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'silent',
    charset: 'utf8',
    plugins: [
      withoutZodLocales,
      withoutDocuments,
      withoutNodeStreams,
      withoutIdioms,
      withoutTones,
      withoutBetterAuthExtras,
    ],
  })
  mkdirSync(folder, { recursive: true })
  for (const file of outputFiles) writeFileSync(file.path, file.contents)
  const code = outputFiles.find((file) => file.path === path)!
  const bytes = code.contents.byteLength
  return { service, path, code: code.text, bytes, gzipBytes: gzipSync(code.contents).byteLength }
}

/** What `bundle` wrote before; nothing for a service of files only. */
export function bundled(service: string): Pick<Bundle, 'path' | 'code'> | undefined {
  if (readWranglerFile(service).main === undefined) return undefined
  const path = join(serviceFolder(service), 'dist', 'worker.js')
  return { path, code: readFileSync(path, 'utf8') }
}

/** Bundles the named services at the same time. */
export async function bundleAll(services: string[], options: { minify?: boolean } = {}): Promise<Bundle[]> {
  const bundles = await Promise.all(services.map((service) => bundle(service, options)))
  return bundles.filter((done) => done !== undefined)
}

if (import.meta.main) {
  const { allServices } = await import('./repository.ts')
  const started = performance.now()
  const bundles = await bundleAll(process.argv.length > 2 ? process.argv.slice(2) : allServices(), {
    minify: true,
  })
  for (const { service, path, bytes, gzipBytes } of bundles) {
    const sizes = `${(bytes / 1000).toFixed(0)} KB, ${(gzipBytes / 1000).toFixed(0)} KB gz`
    console.log(`${service.padEnd(16)} ${sizes.padEnd(24)} ${relative(root, path)}`)
  }
  console.log(`${(performance.now() - started).toFixed(0)} ms`)
}
