import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. Only its SHA-256 is stored. */
export const newCartToken = () => `ct_${randomBytes(32).toString('base64url')}`

/** In hexadecimal, as a transaction's setting carries it. */
export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')
