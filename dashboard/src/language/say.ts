import type { german } from './german.ts'
import { language } from './language.ts'

/** What a page says, in English. Each has its German, or this does not compile. */
type Phrase = keyof typeof german

/** What stands in braces: `{count}`. */
type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
type Values<P extends string> = [NamesIn<P>] extends [never] ? [] : [Record<NamesIn<P>, string | number>]

/** Those that nothing is put into. */
export type PlainPhrase = { [P in Phrase]: [NamesIn<P>] extends [never] ? P : never }[Phrase]

/** There before any module says something. English is the phrases themselves, and so is all where they cannot be loaded. */
const words: Readonly<Record<string, string>> =
  language === 'en'
    ? {}
    : await import('./german.ts').then(
        ({ german, germanOfServer }) => ({ ...germanOfServer, ...german }),
        () => ({}),
      )

/** A phrase in the language of the page. */
export function say<const P extends Phrase>(phrase: P, ...values: Values<P>): string {
  const named: Record<string, string | number> = values[0] ?? {}
  return sayIfKnown(phrase).replace(/\{(\w+)\}/g, (_braces, name: string) => String(named[name]))
}

/** A sentence or a word of the server's, in the language of the page where that has it. */
export const sayIfKnown = (sentence: string): string => words[sentence] ?? sentence

/** A noun within a sentence: German keeps its capital. */
export const within = (noun: string): string => (language === 'en' ? noun.toLowerCase() : noun)
