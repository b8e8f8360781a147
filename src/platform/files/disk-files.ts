import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Files } from './files.ts'
import { FilesUnavailableError } from './unavailable.ts'

/** Longer than any write takes: what is older was left by a process that died. */
const leftoverMs = 60 * 60 * 1000

/** Any number of processes of one machine may share the directory. */
export function filesOnDisk(directory: string): Files {
  const root = resolve(directory)
  const incoming = join(root, '.incoming')
  const pathOf = (name: string) => join(root, name)

  /** Under its name only once it is on the disk: a reader, or a machine that loses its power, finds all of it or nothing. */
  async function put(name: string, bytes: Uint8Array): Promise<void> {
    const target = pathOf(name)
    const written = join(incoming, randomUUID())
    await makeDirectory(incoming)
    await makeDirectory(dirname(target))
    try {
      await writeDurably(written, bytes)
      await rename(written, target)
    } catch (error) {
      await rm(written, { force: true }).catch(() => {})
      throw error
    }
    await syncDirectory(dirname(target))
  }

  async function openFile(name: string) {
    const file = await open(pathOf(name)).catch(absent)
    if (file === undefined) return undefined
    try {
      const { size } = await file.stat()
      return { bytes: size, stream: file.createReadStream() }
    } catch (error) {
      await file.close()
      throw error
    }
  }

  async function removeLeftovers(): Promise<void> {
    for (const name of await readdir(incoming)) {
      const path = join(incoming, name)
      const { mtimeMs } = await stat(path)
      if (Date.now() - mtimeMs > leftoverMs) await rm(path, { force: true })
    }
  }

  return {
    place: root,
    put: (name, bytes) => orUnavailable(`${root} takes no file`, () => put(name, bytes)),
    open: (name) => orUnavailable(`A file in ${root} cannot be read`, () => openFile(name)),
    has: (name) =>
      orUnavailable(
        `A file in ${root} cannot be found`,
        async () => (await stat(pathOf(name)).catch(absent)) !== undefined,
      ),
    delete: (name) => orUnavailable(`A file in ${root} cannot be deleted`, () => rm(pathOf(name), { force: true })),
    // A directory that cannot be written keeps nobody from starting: there may never be a file.
    greet: () => removeLeftovers().catch(() => {}),
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first !== undefined) await syncDirectory(dirname(first))
}

/** Windows opens no directory, and needs none to be synced. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

async function orUnavailable<T>(sentence: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw new FilesUnavailableError(`${sentence}: ${(cause as Error).message}`, { cause })
  }
}
