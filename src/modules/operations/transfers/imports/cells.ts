import { readPaths } from '../category-paths.ts'

/** What a cell says; undefined where it says nothing, so that what is there stays. A text that says nothing sensible becomes a problem later. */
export type ReadCell = (text: string) => unknown

const given = (read: ReadCell): ReadCell => {
  return (text) => (text.trim() === '' ? undefined : read(text.trim()))
}

/** An empty cell is no text. */
export const textOrNone: ReadCell = (text) => (text === '' ? null : text)
export const textGiven: ReadCell = (text) => (text === '' ? undefined : text)
export const wordGiven = given((text) => text)
export const wordOrNone: ReadCell = (text) => wordGiven(text) ?? null

/** The paths of categories. */
export const pathsOrNone: ReadCell = (text) => (text.trim() === '' ? [] : readPaths(text))

/** With a comma before the cents, as much of Europe writes it. */
const amount: ReadCell = (text) => text.replace(/^(\d+),(\d{1,2})$/, '$1.$2')
export const amountGiven = given(amount)
export const amountOrNone: ReadCell = (text) => amountGiven(text) ?? null

const integer: ReadCell = (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text)
export const integerGiven = given(integer)
export const integerOrNone: ReadCell = (text) => integerGiven(text) ?? null
/** A shop that sold more than it had says so elsewhere; here there is nothing left. */
export const stockGiven = given((text) => {
  const read = integer(text)
  return typeof read === 'number' ? Math.max(0, read) : read
})
/** A weight may have decimals, which nobody weighs. */
export const gramsOrNone: ReadCell = (text) => {
  const trimmed = text.trim()
  if (trimmed === '') return null
  return /^\d{1,12}([.,]\d+)?$/.test(trimmed) ? Math.round(Number(trimmed.replace(',', '.'))) : trimmed
}

const truths: Record<string, boolean> = { true: true, yes: true, '1': true, false: false, no: false, '0': false }
export const truthGiven = given((text) => truths[text.toLowerCase()] ?? text)

export const jsonGiven = given((text) => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
})

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const codePoint = (number: number) => (number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : '')

/** A description in HTML as plain text: its paragraphs and lists stay, the rest of its marks go. */
export const htmlAsText: ReadCell = (text) => {
  const plain = text
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<\/?(p|div|ul|ol|h[1-6]|table|tr|blockquote)\b[^>]*>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hexadecimal, name) => {
      if (decimal !== undefined) return codePoint(Number(decimal))
      if (hexadecimal !== undefined) return codePoint(Number.parseInt(hexadecimal, 16))
      return entities[name.toLowerCase()] ?? whole
    })
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return plain === '' ? null : plain
}
