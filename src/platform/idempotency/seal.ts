import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const [saltLength, nonceLength, tagLength] = [32, 12, 16]

/**
 * Closes a text with a secret that is stored nowhere, such as the token of the request: who reads the database alone reads
 * nothing. The secret has to be a random one; a password would have to be stretched first.
 */
export function seal(text: string, secret: string): string {
  const [salt, nonce] = [randomBytes(saltLength), randomBytes(nonceLength)]
  const closing = createCipheriv(cipher, keyOf(secret, salt), nonce)
  const closed = Buffer.concat([closing.update(text, 'utf8'), closing.final()])
  return Buffer.concat([salt, nonce, closing.getAuthTag(), closed]).toString('base64')
}

/** Undefined when it was closed with another secret. */
export function unseal(sealed: string, secret: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64')
  const salt = bytes.subarray(0, saltLength)
  const nonce = bytes.subarray(saltLength, saltLength + nonceLength)
  const tag = bytes.subarray(saltLength + nonceLength, saltLength + nonceLength + tagLength)
  const opening = createDecipheriv(cipher, keyOf(secret, salt), nonce, { authTagLength: tagLength }).setAuthTag(tag)
  try {
    return (
      opening.update(bytes.subarray(saltLength + nonceLength + tagLength), undefined, 'utf8') + opening.final('utf8')
    )
  } catch {
    return undefined
  }
}

const keyOf = (secret: string, salt: Buffer) => Buffer.from(hkdfSync('sha256', secret, salt, 'a kept answer', 32))
