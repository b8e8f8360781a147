/** Writes the client's generated sources from the committed contract: `npm run generate:client`, which the install does by itself. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { clientFiles } from './client-files.ts'

const root = new URL('../../', import.meta.url)
const contract = JSON.parse(readFileSync(new URL('openapi.json', root), 'utf8'))
mkdirSync(new URL('client/src/generated/', root), { recursive: true })
for (const [path, content] of Object.entries(await clientFiles(contract))) writeFileSync(new URL(path, root), content)
