export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'] as const

export type PictureType = (typeof pictureTypes)[number]

/** What the bytes are, whatever they were called: a header is the sender's word. Undefined for what is none of the five. */
export function pictureTypeOf(bytes: Buffer): PictureType | undefined {
  return pictureTypes.find((type) => isOfType[type](bytes))
}

const startsWith = (bytes: Buffer, text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text

const isOfType: Record<PictureType, (bytes: Buffer) => boolean> = {
  'image/jpeg': (bytes) => startsWith(bytes, '\xff\xd8\xff'),
  'image/png': (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n'),
  'image/webp': (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8),
  'image/avif': (bytes) => startsWith(bytes, 'ftyp', 4) && hasAvifBrand(bytes),
  'image/gif': (bytes) => startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a'),
}

const brandLength = 4
const brandsRead = 512

/** A major brand, its version, and the others that it goes as: HEIC begins the same way. */
function hasAvifBrand(bytes: Buffer): boolean {
  const end = Math.min(bytes.length, brandsRead, bytes.length < 4 ? 0 : bytes.readUInt32BE(0))
  for (let at = 8; at + brandLength <= end; at += brandLength) {
    const brand = bytes.toString('latin1', at, at + brandLength)
    if (at !== 12 && (brand === 'avif' || brand === 'avis')) return true
  }
  return false
}
