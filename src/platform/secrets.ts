import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seal, unseal } from './seal.ts'

/** Keeps what users entrust to us, or we to them, so that the database alone gives none of it away. */
export interface Secrets {
  /** For one purpose, such as one user's webhooks: a row that is moved to another user cannot be opened there. */
  close: (text: string, purpose: string) => string
  /** Undefined when it was encrypted under a key that is not known any more. */
  open: (closed: string, purpose: string) => string | undefined
}

/** The first key encrypts and all of them decrypt, so that a key can be changed. */
export function openSecrets(keys: readonly string[]): Secrets | undefined {
  const [newest] = keys
  if (newest === undefined) return undefined
  return {
    close: (text, purpose) => seal(text, newest, purpose),
    open(closed, purpose) {
      for (const key of keys) {
        const text = unseal(closed, key, purpose)
        if (text !== undefined) return text
      }
      return undefined
    },
  }
}

/** The key of a Souk that keeps its database itself, made when it is first needed. */
export function keptSecretsKey(dataDirectory: string): string {
  const file = join(dataDirectory, 'secrets.key')
  try {
    mkdirSync(dataDirectory, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
