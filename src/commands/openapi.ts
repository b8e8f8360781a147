import { readFileSync } from 'node:fs'
import { declareCommand } from '#platform/command-line/command.ts'

/** The committed one: a test holds it against what the app says. */
export const openapiCommand = declareCommand({
  async run({ write }: { write: (line: string) => void }) {
    write(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8').trimEnd())
    return { done: true, result: undefined }
  },
})
