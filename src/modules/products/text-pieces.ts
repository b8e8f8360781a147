const mostPieces = 3

/**
 * The pieces by which the index finds a text: three letters in a row each, from all over it and those with digits first,
 * which are in few names; of a text without three in a row, all its characters by one and two, as `short_pieces` in
 * `migrations/0022_product_lists_by_index.sql` has them. What is upper and what lower case PostgreSQL alone decides.
 */
export function piecesOf(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]{3,}/gu) ?? []
  if (words.length === 0) return pairsOf(text)
  const ends = words.length > 1 ? words.map((word) => endsOf(word)[0] as string) : endsOf(words[0] as string)
  return [...new Set(ends)]
    .toSorted((one, other) => Number(/\d/.test(other)) - Number(/\d/.test(one)))
    .slice(0, mostPieces)
}

function endsOf(word: string): string[] {
  const letters = [...word]
  return [letters.slice(-3).join(''), letters.slice(0, 3).join('')]
}

function pairsOf(text: string): string[] {
  const letters = [...text]
  if (letters.length < 2) return letters
  return [...new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))]
}
