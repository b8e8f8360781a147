import slugify from '@sindresorhus/slugify'
import { trimmedText } from '#platform/http/fields.ts'

const longest = 120

/** What stands in the address of a page: letters of any script in small, digits, and single hyphens between them. */
export const slugField = trimmedText({ min: 1, max: longest }).regex(
  /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u,
  {
    error: 'The :field field may hold small letters, digits and single hyphens between them.',
  },
)

/** Of a title: in ASCII where it can be said so, in its own script otherwise. */
export function slugOf(title: string): string {
  const plain =
    slugify(title) ||
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const cut = [...plain]
    .slice(0, longest - 8)
    .join('')
    .replace(/^-+|-+$/g, '')
  return cut === '' ? 'page' : cut
}

/** The wish itself, or with the first number that is free: 'mug', 'mug-2' and so on. */
export function freeSlug(wish: string, taken: readonly string[]): string {
  const isTaken = new Set(taken)
  if (!isTaken.has(wish)) return wish
  for (let number = 2; ; number += 1) if (!isTaken.has(`${wish}-${number}`)) return `${wish}-${number}`
}
