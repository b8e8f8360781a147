import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

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
}

/** The mails that the built-in server caught, newest first. */
export interface Inbox {
  list: (page: { limit: number; offset: number }) => Promise<{ rows: InboxMessage[]; total: number }>
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

  async function store(message: Buffer): Promise<void> {
    lastId += 1
    const id = lastId
    // Under its name only when it is whole: a kill in between leaves no half message.
    await writeFile(`${fileOf(directory, id)}.unfinished`, message, { mode: 0o600 })
    renameSync(`${fileOf(directory, id)}.unfinished`, fileOf(directory, id))
    ids.push(id)
    while (ids.length > keptMessages) rmSync(fileOf(directory, ids.shift() as number), { force: true })
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
    inbox: inboxOf(directory, ids),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function inboxOf(directory: string, ids: number[]): Inbox {
  const read = async (id: number) => {
    const file = fileOf(directory, id)
    const [raw, { mtime }] = await Promise.all([readFile(file), stat(file)])
    return toMessage(id, await PostalMime.parse(raw), raw.length, mtime)
  }
  return {
    async list({ limit, offset }) {
      const chosen = ids.toReversed().slice(offset, offset + limit)
      const messages = await Promise.all(chosen.map(read))
      return { rows: messages.map(({ text: _text, html: _html, ...message }) => message), total: ids.length }
    },
    async find(id) {
      return ids.includes(id) ? read(id) : undefined
    },
  }
}

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
