import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Manifest, type Plugin } from 'vite'

const base = '/storefront-assets/'
const directory = join(import.meta.dirname, 'dist/assets')
const manifest = join(directory, 'manifest.json')

/** Compressed once here, instead of for every visitor. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    closeBundle() {
      for (const name of readdirSync(directory).filter((file) => /\.(js|css)$/.test(file))) {
        const content = readFileSync(join(directory, name))
        writeFileSync(join(directory, `${name}.br`), brotliCompressSync(content))
        writeFileSync(join(directory, `${name}.gz`), gzipSync(content))
      }
    },
  }
}

/** What the pages name of the files in the browser, whose names hold their content's hash. */
function builtFiles() {
  if (!existsSync(manifest)) throw new Error('The files for the browser are built first: `npm run build`.')
  const { 'src/browser/main.ts': entry } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  const font = entry?.assets?.find((file) => /latin-wght-normal.*\.woff2$/.test(file) && !file.includes('latin-ext'))
  const urls = [entry?.file, entry?.css?.[0], font].map((file) => `${base}${file}`)
  return { script: urls[0], styles: urls[1], font: urls[2] }
}

/** Those that the API takes, as its contract names them. */
function countryCodes(): string[] {
  const contract = JSON.parse(readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8'))
  return contract.components.schemas.Country.enum
}

// Also where a test run or a developer's shell says otherwise: what is served is never React's development build.
process.env.NODE_ENV = 'production'

export default defineConfig(({ isSsrBuild }) => ({
  base,
  plugins: [precompressed()],
  ...(isSsrBuild && {
    define: {
      builtFiles: JSON.stringify(builtFiles()),
      countryCodes: JSON.stringify(countryCodes()),
      'process.env.NODE_ENV': '"production"',
    },
    // One file that asks for no package: what is served does not depend on how it was installed.
    ssr: { noExternal: true },
  }),
  build: {
    target: isSsrBuild ? 'node24' : 'es2022',
    outDir: isSsrBuild ? 'dist/server' : 'dist/assets',
    assetsDir: '',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    ...(isSsrBuild
      ? { rolldownOptions: { input: 'src/server.ts' } }
      : { manifest: 'manifest.json', modulePreload: false, rolldownOptions: { input: 'src/browser/main.ts' } }),
  },
}))
