import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInUse } from './data-directory.ts'

export interface ServiceUrls {
  databaseUrl: string
  redisUrl: string
  smtpUrl: string
}

const fileIn = (dataDirectory: string) => join(dataDirectory, 'services.json')

/** Writes where the services are into a file, for commands beside the running Souk; readable by its user alone. */
export function recordServices(dataDirectory: string, urls: ServiceUrls): { forget: () => void } {
  const file = fileIn(dataDirectory)
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify(urls), { mode: 0o600 })
  return { forget: () => rmSync(file, { force: true }) }
}

/** The services of the Souk that runs on this directory, or undefined when none does. */
export async function findRunningServices(dataDir: string): Promise<ServiceUrls | undefined> {
  if (!(await isInUse(dataDir))) return undefined
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as ServiceUrls
  } catch (cause) {
    throw new Error('Souk is just starting or stopping here. Try again in a moment.', { cause })
  }
}
