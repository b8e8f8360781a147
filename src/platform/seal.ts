import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const [saltLength, nonceLength, tagLength] = [32, 12, 16]

/**
 * Closes a text with a secret that does not lie in the database, such as the token of the request: who reads that alone reads
 * nothing. The secret has to be a random one; a password would have to be stretched first. What is closed for one purpose cannot
 * be opened for another.
 */
export function seal(text: string, secret: string, purpose: string): string {
  const [salt, nonce] = [randomBytes(saltLength), randomBytes(nonceLength)]
  const closing = createCipheriv(cipher, keyOf(secret, salt, purpose), nonce)
  const closed = Buffer.concat([closing.update(text, 'utf8'), closing.final()])
  return Buffer.concat([salt, nonce, closing.getAuthTag(), closed]).toString('base64')
}

/** Undefined when it was closed with another secret, or for another purpose. */
export function unseal(sealed: string, secret: string, purpose: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const salt = bytes.subarray(0, saltLength)
  const nonce = bytes.subarray(saltLength, saltLength + nonceLength)
  const tag = bytes.subarray(saltLength + nonceLength, saltLength + nonceLength + tagLength)
  const opening = createDecipheriv(cipher, keyOf(secret, salt, purpose), nonce, { authTagLength: tagLength })
  try {
    opening.setAuthTag(tag)
    return (
      opening.update(bytes.subarray(saltLength + nonceLength + tagLength), undefined, 'utf8') + opening.final('utf8')
    )
  } catch {
    return undefined
  }
}

const keyOf = (secret: string, salt: Buffer, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32))
