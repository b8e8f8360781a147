const key = 'souk-language'

export const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const
export type Language = (typeof languages)[number]['value']

const isOne = (tag: string | null | undefined): tag is Language => languages.some(({ value }) => value === tag)
const baseOf = (tag: string) => tag.split('-')[0]

/** As it was chosen on this device, or as the browser's owner speaks; for as long as the page stands. */
export const language: Language = chosen() ?? navigator.languages.map(baseOf).find(isOne) ?? 'en'

/** For dates and digits: the browser's own way of that language, such as 'de-AT'. */
export const locale: string = navigator.languages.find((tag) => baseOf(tag) === language) ?? language

document.documentElement.lang = language

/** Begins the page anew in it. */
export function chooseLanguage(wanted: Language): void {
  localStorage.setItem(key, wanted)
  location.reload()
}

function chosen(): Language | undefined {
  const tag = localStorage.getItem(key)
  return isOne(tag) ? tag : undefined
}
