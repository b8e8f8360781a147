import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Files } from '#platform/files/files.ts'
import { readParts } from '#platform/files/parts.ts'
import { nameOfFile } from './transfer-files.ts'

const chunkBytes = 64 * 1024

/** A directory of the work's own, gone with it. */
export async function withDirectory<T>(work: (path: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'souk-transfer-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** The file on this machine's own disk: it is read several times, and inside of transactions no bucket is asked. */
export function withLocalCopy<T>(
  files: Files,
  file: { id: string; parts: number; bytes: number },
  work: (chunks: () => AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  return withDirectory(async (directory) => {
    const path = join(directory, 'file')
    await pipeline(Readable.from(readParts(files, nameOfFile(file.id), file)), createWriteStream(path))
    return work(() => createReadStream(path, { highWaterMark: chunkBytes }))
  })
}
