/** How the text of a file is written down. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const looksAt = 4_096

/** Reads all of it: what is no UTF-8 in its last line is none. Without a mark UTF-16 is recognised by the zeros between its letters. */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const chunk of chunks) {
      const wide = first ? wideEncoding(chunk) : undefined
      if (wide !== undefined) return wide
      first = false
      utf8.decode(chunk, { stream: true })
    }
    utf8.decode()
  } catch (error) {
    // Only the decoder's own failure decides; one of the chunks is thrown on.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    return 'windows-1252'
  }
  return 'utf-8'
}

function wideEncoding(chunk: Uint8Array): Encoding | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
  const head = chunk.subarray(0, looksAt)
  const zerosAt = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length
  const [even, odd] = [zerosAt(0), zerosAt(1)]
  const most = head.length / 4
  if (head.length < 8) return undefined
  if (odd > most && even === 0) return 'utf-16le'
  return even > most && odd === 0 ? 'utf-16be' : undefined
}

/** The text, without a byte order mark. */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
