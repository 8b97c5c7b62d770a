import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { apiReference } from './build/api-reference.ts'
import { offlinePages } from './build/offline-pages.ts'
import { verifier } from './build/verifier.ts'

const gateway = process.env.GATEWAY ?? 'http://localhost:8787'

/**
 * What many screens need comes in few files, since each is a round trip: a screen of ninety files has half as many, and
 * not more bytes. What few screens need stays with them, and the pages that open first or without network stay light.
 */
const shared = [
  { name: 'entry', tags: ['$initial' as const], entriesAware: true, priority: 3 },
  {
    name: 'antd',
    test: /node_modules[\\/](antd|@rc-component|@ant-design|@emotion|clsx)[\\/]/,
    minShareCount: 12,
    priority: 2,
  },
  {
    name: 'parts',
    test: /portal[\\/]src[\\/]/,
    minShareCount: 20,
    entriesAware: true,
    entriesAwareMergeThreshold: 12_000,
    priority: 1,
  },
]

export default defineConfig({
  plugins: [
    react(),
    apiReference(),
    verifier(),
    offlinePages({
      'gate/': ['/icon.svg', '/gate.webmanifest'],
      'ticket/': ['/icon.svg', '/ticket.webmanifest'],
    }),
  ],
  build: {
    target: 'es2022',
    rolldownOptions: {
      input: ['index.html', 'docs/index.html', 'gate/index.html', 'ticket/index.html'],
      output: { codeSplitting: { groups: shared } },
    },
    // The reference's standalone file and antd's shared parts are large on purpose and load only where they are used.
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': gateway, '/healthz': gateway, '/readyz': gateway } },
})
