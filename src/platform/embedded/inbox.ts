import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { foldText } from '../fold-text.ts'

export interface InboxMessage {
  id: number
  from: string
  to: string[]
  subject: string
  message_id: string | null
  received_at: string
  size: number
}

export interface InboxMessageBody extends InboxMessage {
  text: string
  html: string
  /** As they came, in their order. */
  headers: { name: string; value: string }[]
}

export interface InboxPage {
  limit: number
  offset: number
  /** Words of the subject or of an address. */
  search?: string | undefined
}

/** The mails that the built-in server caught, newest first. */
export interface Inbox {
  list: (page: InboxPage) => Promise<{ rows: InboxMessage[]; total: number }>
  find: (id: number) => Promise<InboxMessageBody | undefined>
}

export interface EmbeddedInbox {
  smtpUrl: string
  inbox: Inbox
  stop: () => Promise<void>
}

const keptMessages = 500
const maxMessageBytes = 1024 * 1024

/** A mail server on loopback that delivers nothing: it keeps the last 500 messages as files, so that they outlive a restart. */
export async function startEmbeddedInbox(dataDirectory: string): Promise<EmbeddedInbox> {
  const directory = join(dataDirectory, 'inbox')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const ids = storedIds(directory)
  let lastId = ids.at(-1) ?? 0

  /** What a list shows of each message, once it was read: a search looks at all of them. */
  const summaries = new Map<number, InboxMessage>()

  async function store(message: Buffer): Promise<void> {
    lastId += 1
    const id = lastId
    // Under its name only when it is whole: a kill in between leaves no half message.
    await writeFile(`${fileOf(directory, id)}.unfinished`, message, { mode: 0o600 })
    renameSync(`${fileOf(directory, id)}.unfinished`, fileOf(directory, id))
    ids.push(id)
    while (ids.length > keptMessages) {
      const oldest = ids.shift() as number
      summaries.delete(oldest)
      rmSync(fileOf(directory, oldest), { force: true })
    }
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMessageBytes,
    onData(stream, _session, done) {
      buffer(stream)
        .then((message) => {
          if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large.'), { responseCode: 552 })
          return store(message)
        })
        .then(() => done(), done)
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const { port } = server.server.address() as AddressInfo
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    inbox: inboxOf(directory, ids, summaries),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function inboxOf(directory: string, ids: number[], summaries: Map<number, InboxMessage>): Inbox {
  const read = async (id: number) => {
    const file = fileOf(directory, id)
    const [raw, { mtime }] = await Promise.all([readFile(file), stat(file)])
    return toMessage(id, await PostalMime.parse(raw), raw.length, mtime)
  }
  const summarise = async (id: number) => {
    const known = summaries.get(id)
    if (known !== undefined) return known
    const { text: _text, html: _html, headers: _headers, ...message } = await read(id)
    summaries.set(id, message)
    return message
  }
  return {
    async list({ limit, offset, search }) {
      const newestFirst = ids.toReversed()
      if (search === undefined) {
        const rows = await Promise.all(newestFirst.slice(offset, offset + limit).map(summarise))
        return { rows, total: newestFirst.length }
      }
      const found: InboxMessage[] = []
      // One after the other: to open all the files at once would be to hold all the messages at once.
      for (const id of newestFirst) {
        const message = await summarise(id)
        if (holds(message, search)) found.push(message)
      }
      return { rows: found.slice(offset, offset + limit), total: found.length }
    },
    async find(id) {
      return ids.includes(id) ? read(id) : undefined
    },
  }
}

const holds = ({ subject, from, to }: InboxMessage, search: string) =>
  [subject, from, ...to].some((words) => foldText(words).includes(foldText(search)))

function toMessage(id: number, email: Email, size: number, receivedAt: Date): InboxMessageBody {
  return {
    id,
    from: email.from === undefined ? '' : (addresses(email.from)[0] ?? ''),
    to: (email.to ?? []).flatMap(addresses),
    subject: email.subject ?? '',
    message_id: email.messageId ?? null,
    received_at: receivedAt.toISOString(),
    size,
    text: email.text ?? '',
    html: email.html ?? '',
    headers: email.headers.map(({ originalKey, key, value }) => ({ name: originalKey ?? key, value })),
  }
}

const addresses = ({ address, group }: Address): string[] =>
  address === undefined ? (group ?? []).map((member) => member.address) : [address]

const fileOf = (directory: string, id: number) => join(directory, `${id}.eml`)

function storedIds(directory: string): number[] {
  return readdirSync(directory)
    .filter((name) => /^\d+\.eml$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((one, other) => one - other)
}
