import type { Files } from './files.ts'
import { FilesUnavailableError } from './unavailable.ts'

/** What is in memory of a file that is written or read. */
const partBytes = 4 * 1024 * 1024

/** A file of any size, kept as several of a few megabytes: no store has to take it in one piece. */
export interface WrittenParts {
  parts: number
  bytes: number
}

const nameOf = (name: string, part: number) => `${name}/${part}`

/** Writes what comes, part by part, in order. What it has written when it throws is for `deleteParts`. */
export async function writeParts(files: Files, name: string, chunks: AsyncIterable<Uint8Array>): Promise<WrittenParts> {
  const written = { parts: 0, bytes: 0 }
  let held: Uint8Array[] = []
  let size = 0
  const flush = async () => {
    await files.put(nameOf(name, written.parts), Buffer.concat(held))
    written.parts += 1
    written.bytes += size
    held = []
    size = 0
  }
  for await (const chunk of chunks) {
    held.push(chunk)
    size += chunk.length
    if (size >= partBytes) await flush()
  }
  if (size > 0) await flush()
  return written
}

export async function* readParts(files: Files, name: string, { parts }: WrittenParts): AsyncGenerator<Buffer> {
  for (let part = 0; part < parts; part += 1) {
    const file = await files.open(nameOf(name, part))
    if (file === undefined) throw new MissingPartError()
    try {
      for await (const chunk of file.stream) yield chunk as Buffer
    } catch (cause) {
      throw new FilesUnavailableError('A file broke off while it was read.', { cause })
    }
  }
}

/** A file that is written down and not there, such as after a restore. */
export class MissingPartError extends Error {
  constructor() {
    super('The file is not there any more.')
    this.name = 'MissingPartError'
  }
}

/** From the last one to the first, so that one that was interrupted goes on where it was. */
export async function deleteParts(files: Files, name: string): Promise<void> {
  let parts = 0
  while (await files.has(nameOf(name, parts))) parts += 1
  while (parts > 0) {
    parts -= 1
    await files.delete(nameOf(name, parts))
  }
}
