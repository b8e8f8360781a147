import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Header, openCheck, type Part, Sequences, TableStart, Trailer } from './backup-file.ts'

const Line = z.union([Header, TableStart, Sequences, Trailer])
const rowsPerPart = 1_000
const textPerPart = 2 ** 20

/** What the file holds, in its order. Throws, at the end at the latest, when it is cut, damaged or something else. */
export async function* readBackupFile(file: string): AsyncGenerator<Part> {
  const check = openCheck()
  let trailer: z.infer<typeof Trailer> | undefined
  try {
    for await (const line of partsOf(linesOf(file))) {
      if (trailer !== undefined) throw new Error('there is more behind its end')
      if ('sha256' in line) {
        trailer = line
        continue
      }
      check.note(line, 'lines' in line ? line.lines : [JSON.stringify(line)])
      yield line
    }
    if (trailer === undefined) throw new Error('its end is missing')
    if (JSON.stringify(trailer) !== JSON.stringify(check.trailer())) throw new Error('its checksum is another')
  } catch (error) {
    throw new Error(`${file} is not a whole backup of Souk: ${(error as Error).message}.`, { cause: error })
  }
}

/** Its header, once all of the file has been found to be whole. */
export async function verifyBackupFile(file: string): Promise<Header> {
  let header: Header | undefined
  for await (const part of readBackupFile(file)) if ('souk_backup' in part) header = part
  if (header === undefined) throw new Error(`${file} does not say what it is a backup of.`)
  return header
}

async function* partsOf(lines: AsyncIterable<string>): AsyncGenerator<Part | z.infer<typeof Trailer>> {
  let rows: string[] = []
  let length = 0
  for await (const line of lines) {
    const isRow = line.startsWith('[')
    if (rows.length > 0 && (!isRow || rows.length === rowsPerPart || length > textPerPart)) {
      yield { lines: rows }
      rows = []
      length = 0
    }
    if (isRow) {
      rows.push(line)
      length += line.length
    } else yield parse(line)
  }
  if (rows.length > 0) yield { lines: rows }
}

function parse(line: string) {
  const { data, success } = Line.safeParse(attempt(line))
  if (!success) throw new Error('it has a line that no backup has')
  return data
}

function attempt(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip()).setEncoding('utf8')
  source.on('error', (error) => text.destroy(error))
  let rest = ''
  for await (const chunk of text) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
