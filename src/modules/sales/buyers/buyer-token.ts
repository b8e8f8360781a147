import { randomBytes } from 'node:crypto'

/** 256 random bits. Only its SHA-256 is stored. */
export const newBuyerToken = () => `by_${randomBytes(32).toString('base64url')}`

/** The token in an Authorization header, where it can be one of a buyer's. */
export const buyerTokenOf = (authorization: string | undefined) =>
  /^Bearer (by_[\w-]{43})$/i.exec(authorization ?? '')?.[1]
