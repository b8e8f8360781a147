import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Compressed once here, instead of for every visitor. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      const directory = join(import.meta.dirname, 'dist/assets')
      for (const name of readdirSync(directory).filter((file) => /\.(js|css)$/.test(file))) {
        const content = readFileSync(join(directory, name))
        writeFileSync(join(directory, `${name}.br`), brotliCompressSync(content))
        writeFileSync(join(directory, `${name}.gz`), gzipSync(content))
      }
    },
  }
}

// Also where a test run or a developer's shell says otherwise: what is served is never React's development build.
if (process.argv.includes('build')) process.env.NODE_ENV = 'production'

export default defineConfig({
  base: '/dashboard/',
  plugins: [react(), precompressed()],
  // The server replaces it in every page that it sends.
  html: { cspNonce: 'SOUK_NONCE' },
  build: {
    target: 'es2023',
    manifest: true,
    chunkSizeWarningLimit: 800,
    // A page waits for its language, and rolldown merges no chunks of what waits: they are named here instead.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/socket.io': { target: 'http://127.0.0.1:3000', ws: true } } },
})
