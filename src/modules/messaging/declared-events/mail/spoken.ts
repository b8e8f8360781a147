import type { ShopBrand } from './mail-template.ts'

/** What mails to buyers are written in. */
export type Language = 'en' | 'de'

/** English, where the reader's own is not written. */
export const languageOf = ({ locale = 'en' }: Pick<ShopBrand, 'locale'>): Language =>
  new Intl.Locale(locale).language === 'de' ? 'de' : 'en'

/** What is said in each language; answers what the reader is told. */
export const spoken =
  <Words>(words: Record<Language, Words>) =>
  (brand: Pick<ShopBrand, 'locale'>): Words =>
    words[languageOf(brand)]

/** An amount as the reader writes it; as it is where its currency is not known. Never a float in between. */
export const written = ({ locale = 'en' }: Pick<ShopBrand, 'locale'>, amount: string, currency?: string | null) =>
  currency == null
    ? amount
    : new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount as Intl.StringNumericLiteral)
