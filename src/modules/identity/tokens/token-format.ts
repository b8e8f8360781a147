import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'

const prefix = 'souk_'
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const randomLength = 40
const shape = /^([1-9]\d{0,15})\|(souk_[A-Za-z0-9]{40}[0-9a-f]{8})$/

/** The secret half of a token, `{prefix}{40 random characters}{crc32 of both in hex}`: found by secret scanners, and a typing mistake never costs a look-up. */
export function mintSecret(): string {
  const random = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${prefix}${random}${checksum(prefix + random)}`
}

export const plainTextToken = (id: number, secret: string) => `${id}|${secret}`

/** The two halves of `id|secret`, or undefined when the text cannot be a token of ours. */
export function parseToken(text: string): { id: number; secret: string } | undefined {
  const [, id, secret] = shape.exec(text) ?? []
  if (id === undefined || secret === undefined || !Number.isSafeInteger(Number(id))) return undefined
  if (checksum(secret.slice(0, -8)) !== secret.slice(-8)) return undefined
  return { id: Number(id), secret }
}

/** SHA-256: all of a token that is ever stored. A fast hash is right here, since the secret has 238 random bits. */
export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest()

export const sameHash = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other)

const checksum = (text: string) => crc32(text).toString(16).padStart(8, '0')
