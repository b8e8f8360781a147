import { formatAddress } from 'localized-address-format'
import type { Words } from '../words/words.ts'

export type Place = 'postal_code' | 'city' | 'region'

const marks: Record<Place, string> = { postal_code: '~z~', city: '~c~', region: '~s~' }

/** Which of them an address of the country has, in its order. */
export function placesOf(country: string): Place[] {
  const written = formatAddress(
    { postalCountry: country, postalCode: marks.postal_code, locality: marks.city, administrativeArea: marks.region },
    'latin',
  ).join(' ')
  const places = (Object.keys(marks) as Place[])
    .map((place) => ({ place, at: written.toLowerCase().indexOf(marks[place]) }))
    .filter(({ at }) => at !== -1)
    .toSorted((one, other) => one.at - other.at)
    .map(({ place }) => place)
  // Buyers write one wherever they live.
  return places.includes('city') ? places : [...places, 'city']
}

export function placeName(place: Place, country: string, words: Words): string {
  if (place === 'postal_code') return words.postalCodes[country] ?? words.postalCode
  return place === 'region' ? (words.regions[country] ?? words.region) : words.city
}

/** All countries that the API takes, by their names in the shop's language. */
export function countriesIn(locale: string): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  const order = new Intl.Collator(locale)
  return countryCodes
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .toSorted((one, other) => order.compare(one.name, other.name))
}
