/** A zone is cut into zones of so many names. */
export const namesOfZone = 1_000

/**
 * What a zone of names is made of: each character of them, each two and each three in a row, in a Bloom filter. A text is in
 * none of the names where a bit of one of its own pieces is missing; where all are set it may be.
 */
const bytes = 2_048
const bits = 8 * bytes
const bitsPerPiece = 3
/** A text's pieces that are looked for: more would hardly tell more. */
const mostTold = 12

export const noPieces = () => Buffer.alloc(bytes)
/** Of a zone that nobody has looked through yet. */
export const anyPiece = () => Buffer.alloc(bytes, 0xff)

/** `folded` as PostgreSQL folds names. */
export function addPieces(pieces: Buffer, folded: string): void {
  const characters = codePoints(folded)
  for (let from = 0; from < characters.length; from += 1) {
    for (let length = 1; length <= Math.min(3, characters.length - from); length += 1) {
      const hash = hashOf(characters, from, length)
      for (let turn = 0; turn < bitsPerPiece; turn += 1) {
        const bit = bitOf(hash, turn)
        pieces[bit >> 3] = (pieces[bit >> 3] as number) | (1 << (bit & 7))
      }
    }
  }
}

/** The bits, as PostgreSQL's get_bit counts them, that are set wherever a name holds the text. */
export function bitsOf(folded: string): number[] {
  const characters = codePoints(folded)
  const length = Math.min(3, characters.length)
  const places = characters.length - length + 1
  // Those that are looked for are spread over the text.
  const told = Math.min(places, mostTold)
  const hashes = Array.from({ length: told }, (_, at) =>
    hashOf(characters, told === 1 ? 0 : Math.round((at * (places - 1)) / (told - 1)), length),
  )
  return [...new Set(hashes.flatMap((hash) => Array.from({ length: bitsPerPiece }, (_, turn) => bitOf(hash, turn))))]
}

/** As PostgreSQL counts characters. */
const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) as number)

/** FNV-1a, mixed as MurmurHash3 ends. */
function hashOf(characters: number[], from: number, length: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < from + length; at += 1) hash = Math.imul(hash ^ (characters[at] as number), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/** Two hashes make as many as are needed (Kirsch and Mitzenmacher, 2006): the halves of one. */
const bitOf = (hash: number, turn: number) => (hash + turn * ((hash >>> 16) | 1)) & (bits - 1)
