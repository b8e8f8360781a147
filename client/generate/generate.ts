/** Writes the client's generated sources from the committed contract: `npm run generate:client`, which the install does by itself. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { clientFiles, runtimeFiles } from './client-files.ts'

const root = new URL('../../', import.meta.url)
const contract = JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'))
const files = await clientFiles(contract).catch((error) => {
  // An install without development packages can make no types, and has nothing that reads them.
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  return runtimeFiles(contract)
})
mkdirSync(new URL('client/src/generated/', root), { recursive: true })
for (const [path, content] of Object.entries(files)) writeFileSync(new URL(path, root), content)
