import { de } from './de.ts'
import { en, type Words } from './en.ts'

export type { Words }

const languages: Record<string, Words> = { en, de }

/** In the language of the shop, or in English where we do not speak it. */
export const wordsFor = (locale: string): Words => languages[new Intl.Locale(locale).language] ?? en
