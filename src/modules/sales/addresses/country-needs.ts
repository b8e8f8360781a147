import { countryName } from '#platform/geography/countries.ts'

/**
 * What an address needs to arrive, as Google's libaddressinput has it (2025-06), which is where the formats come from too. To it
 * come the postal codes of BG, CY, HR, MT and SI: nobody there lives without one.
 */
const needPostalCode = countrySet(
  'AS AT AU AX BE BG BL BR CA CH CN CY CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HR HU IM IN IO IT JE JP KR LI LT ' +
    'LU LV MF MH MP MQ MT MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SI SJ SK SM TC TR TW UA US VI WF YT ZA',
)

const needRegion = countrySet(
  'AE AS AU BR CA CN CO CR ES FM HK HN ID IN IQ IT JM JP KN KR KY MH MP MX NR PF PG PW RU SO SV TW UM US VE VI VN',
)

/** City states, and countries whose region says enough. */
const needNoCity = countrySet('AE AG CO GI HK ID JP KY MO NR SG SM VG VN')

const postalCodeWords = wordsFor({ 'ZIP code': 'AS FM GU MH MP PR PW US VI', 'PIN code': 'IN', postcode: 'AU GB NZ' })

const regionWords = wordsFor({
  state: 'AS AU BR FM IN MH MP MX PW UM US VE VI',
  prefecture: 'JP',
  emirate: 'AE',
  department: 'CO HN SV',
  island: 'KN KY PF',
  parish: 'JM',
  district: 'HK NR',
  region: 'RU',
  county: 'TW',
})

const withArticle = countrySet('AE BQ BS CC CF CK DO FK FO GB GM KM KY MH MP MV NL PH PS SB SC TC TF UM US VG VI')

interface Places {
  country: string
  postal_code?: string | null | undefined
  city?: string | null | undefined
  region?: string | null | undefined
}

/** A sentence for each field that the country needs and the address does not have. */
export function missingParts({
  country,
  postal_code,
  city,
  region,
}: Places): [field: keyof Places, sentence: string][] {
  const missing: [keyof Places, string][] = []
  const needs = (what: string) =>
    `${withArticle.has(country) ? 'The ' : ''}${countryName(country)} needs ${articled(what)}.`
  if (!postal_code && needPostalCode.has(country)) {
    missing.push(['postal_code', needs(postalCodeWords.get(country) ?? 'postal code')])
  }
  if (!city && !needNoCity.has(country)) missing.push(['city', needs('city')])
  // Where no city is needed, people who write one often mean the region by it: Dubai, Kowloon, Tokyo.
  if (!region && needRegion.has(country) && !(city && needNoCity.has(country))) {
    missing.push(['region', needs(regionWords.get(country) ?? 'province')])
  }
  return missing
}

const articled = (word: string) => `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`

function countrySet(codes: string): Set<string> {
  return new Set(codes.split(' '))
}

function wordsFor(words: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([word, codes]) => codes.split(' ').map((code) => [code, word] as const)),
  )
}
