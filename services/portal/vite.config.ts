import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { apiReference } from './build/api-reference.ts'
import { offlinePages } from './build/offline-pages.ts'
import { verifier } from './build/verifier.ts'

const gateway = process.env.GATEWAY ?? 'http://localhost:8787'

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
    rolldownOptions: { input: ['index.html', 'docs/index.html', 'gate/index.html', 'ticket/index.html'] },
    // The reference's standalone file and antd's shared parts are large on purpose and load only where they are used.
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': gateway, '/healthz': gateway, '/readyz': gateway } },
})
