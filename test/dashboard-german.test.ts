import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { german, germanOfServer } from '../dashboard/src/language/german.ts'
import { amountIn } from '../dashboard/src/money.ts'
import { unsaidIn } from './unsaid.ts'

/** Markup, fonts and tags of languages. */
const withoutWords = ['design/theme.ts', 'inbox/mail-document.ts', 'shop/choices.ts']

const root = new URL('../dashboard/src', import.meta.url).pathname
const sources = globSync('**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !path.startsWith('language/'))
  .toSorted()
  .map((path) => ({ path, source: readFileSync(`${root}/${path}`, 'utf8') }))

const isPhrase = (text: string) => text in german

/** What looks like words, and is read by nobody or the same in every language. */
const forPrograms = new Set([
  'Files',
  'given back',
  'noopener noreferrer',
  'payment accounts',
  'Souk',
  'Stripe',
  'Windows-1252',
  '{} ms',
  '{} min {} s',
  '{} h {} min',
])

/** A page or a status declares the phrase, and its type holds it to those that there are. */
const isSaidWhereUsed = (source: string, text: string) =>
  (/PlainPhrase|: Page\b|\bsay\(\w/.test(source) && isPhrase(text)) ||
  (source.includes('sayIfKnown') && text in germanOfServer)

describe('the German of the dashboard', () => {
  it('puts in what the English puts in', () => {
    const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted()
    for (const [english, translated] of Object.entries({ ...german, ...germanOfServer }))
      expect(names(translated), english).toEqual(names(english))
  })

  it('has each phrase in one place, and none that no page says', () => {
    const files = globSync('language/german/*.ts', { cwd: root }).map((path) => readFileSync(`${root}/${path}`, 'utf8'))
    const lines = files.flatMap((text) => [...text.matchAll(/^ {2}(\w+|'.+'|".+"):/gm)].map(([, phrase]) => phrase))
    expect(lines.filter((phrase, at) => lines.indexOf(phrase) !== at)).toEqual([])
    const all = sources.map(({ source }) => source).join('\n')
    const unsaid = Object.keys(german).filter(
      (phrase) => !["'", '"', '`'].some((mark) => all.includes(mark + phrase + mark)),
    )
    expect(unsaid).toEqual([])
  })

  it('is asked for whatever a page shows', () => {
    const shown = sources.filter(({ path }) => !withoutWords.includes(path))
    const around = shown.flatMap(({ path, source }) =>
      unsaidIn(path, source, isPhrase)
        .filter((text) => !forPrograms.has(text) && !isSaidWhereUsed(source, text))
        .map((text) => `${path}: ${text}`),
    )
    expect(around).toEqual([])
  })

  it('is missed where a page goes around it', () => {
    const page = `const title = 'Nothing here'
      const facts = { Shop: name, [say('Order')]: number, sort: 'by' }
      const one = <Box label="Orders" className="big one">{\`\${count} left\`} of {total} {say('Saved.')}</Box>`
    expect(unsaidIn('page.tsx', page, isPhrase)).toEqual(['Nothing here', 'Shop', 'Orders', '{} left', 'of'])
  })
})

describe('an amount that is typed', () => {
  it.each([
    ['12,50', ',', '12.50'],
    ['12.50', ',', '12.50'],
    ['1.250,00', ',', '1250.00'],
    ['1.250', ',', '1250'],
    ['1 250,5', ',', '1250.5'],
    ['1250', ',', '1250'],
    ['12.50', '.', '12.50'],
    ['12,50', '.', '12.50'],
    ['1,250.00', '.', '1250.00'],
    ['1’250.00', '.', '1250.00'],
  ])('is read as its language writes it: %s with %s', (typed, decimal, amount) =>
    expect(amountIn(typed, decimal)).toBe(amount),
  )

  it.each([
    ['0.125', ','],
    ['1.2.3', ','],
    ['1.25,00', ','],
    ['12,50,00', ','],
    ['1.250,00', '.'],
    ['abc', ','],
    ['-5', ','],
  ])('is never read as another: %s with %s', (typed, decimal) => expect(amountIn(typed, decimal)).toBe(typed))

  it('keeps more decimals than money has, which the server refuses', () => {
    expect(amountIn('12,505', ',')).toBe('12.505')
    expect(amountIn('1.250', '.')).toBe('1.250')
  })
})
