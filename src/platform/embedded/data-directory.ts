import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface DataDirectory {
  path: string
  release: () => Promise<void>
}

export class DataDirectoryInUseError extends Error {
  constructor(path: string) {
    super(
      `The data directory ${path} is in use by another Souk. Stop that one first, or give this one its own DATA_DIR.`,
    )
    this.name = 'DataDirectoryInUseError'
  }
}

/**
 * Creates the directory and takes it for this process alone.
 *
 * The lock is a listening local socket named after the directory: the kernel drops it with its holder, so that a
 * crash leaves nothing stale behind, which a file with a process id in it would.
 */
export async function claimDataDirectory(dataDir: string): Promise<DataDirectory> {
  mkdirSync(resolve(dataDir), { recursive: true })
  const path = realpathSync(resolve(dataDir))
  const address = lockAddress(path)
  const lock = (await listen(address)) ?? (await takeOverStale(address))
  if (lock === undefined) throw new DataDirectoryInUseError(path)
  lock.unref()
  return { path, release: () => new Promise((done) => lock.close(() => done())) }
}

/** Whether a Souk runs on the directory at this moment. */
export async function isInUse(dataDir: string): Promise<boolean> {
  const path = resolve(dataDir)
  return existsSync(path) && answers(lockAddress(realpathSync(path)))
}

function lockAddress(path: string): string {
  const name = `souk-${createHash('sha256').update(path).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return join(tmpdir(), `${name}.sock`)
}

/** Undefined when somebody else listens there. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(undefined)
      else reject(error)
    })
    server.listen(address, () => done(server))
  })
}

/** Only a socket that is a file (macOS) can outlive its holder: nobody answers it then. */
async function takeOverStale(address: string): Promise<Server | undefined> {
  if (!address.startsWith('/') || (await answers(address))) return undefined
  rmSync(address, { force: true })
  return listen(address)
}

function answers(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
