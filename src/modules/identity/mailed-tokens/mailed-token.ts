import { createHash, randomBytes } from 'node:crypto'

export type Purpose = 'email-verification' | 'password-reset'

/** How long a mail may lie unread. A reset hands over the account, so it gets less. */
export const validForMs: Record<Purpose, number> = {
  'email-verification': 24 * 60 * 60_000,
  'password-reset': 60 * 60_000,
}

/** `{user id}.{256 random bits}`: the id leads to the row, the rest is known only to who reads the mail. */
export function mintMailedToken(userId: number): { plainText: string; hash: Buffer } {
  const plainText = `${userId}.${randomBytes(32).toString('base64url')}`
  return { plainText, hash: hashOf(plainText) }
}

/** Undefined when the text cannot be a token of ours. */
export function parseMailedToken(text: string): { userId: number; hash: Buffer } | undefined {
  const [, userId] = /^([1-9]\d{0,14})\.[\w-]{43}$/.exec(text) ?? []
  return userId === undefined ? undefined : { userId: Number(userId), hash: hashOf(text) }
}

/** A mail for the eyes of somebody else than its reader. */
export const withoutMailedTokens = (text: string) =>
  text.replace(/(?<![\w.])[1-9]\d{0,14}\.[\w-]{43}(?![\w-])/g, '[hidden]')

/** A fast hash is right here, since what it hides is random. */
const hashOf = (plainText: string) => createHash('sha256').update(plainText).digest()
