import { formatAddress } from 'localized-address-format'
import { countryName } from '#platform/geography/countries.ts'
import type { AddressResource } from './addresses.schemas.ts'

type Script = 'latin' | 'local'

/** The lines of a label or a mail, as the country writes them; with the country's name unless it is that of the sender. */
export function addressLines(address: AddressResource, senderCountry?: string): string[] {
  const script: Script = writtenInLatin(address) ? 'latin' : 'local'
  const lines = joined(
    formatAddress(
      {
        postalCountry: address.country,
        name: address.name,
        organization: address.company,
        addressLines: streetLines(address, script),
        postalCode: postalCode(address),
        locality: address.city,
        administrativeArea: address.region,
      },
      script,
    ),
  )
  return address.country === senderCountry ? lines : [...lines, countryName(address.country).toUpperCase()]
}

/** What a format writes behind the street would begin a line of its own where the street has several. */
const joined = (lines: readonly string[]) =>
  lines
    .join('\n')
    .replace(/\n(?=[\s,])/g, '')
    .split('\n')

/** Japan and China begin with the largest in their own script, and with the name in Latin letters. */
const writtenInLatin = ({ name, line1, city = '' }: AddressResource) =>
  !/[^\P{Letter}\p{Script=Latin}]/u.test(name + line1 + city)

/** Some formats have no place for a city, as in Japan; what the buyer wrote must be on the label all the same. */
function streetLines({ country, line1, line2, postal_code, city, region }: AddressResource, script: Script): string[] {
  const street = [line1, ...(line2 === undefined ? [] : [line2])]
  if (city === undefined || isSame(city, region)) return street
  const placed = formatAddress({ postalCountry: country, locality: city, postalCode: postal_code }, script)
  if (placed.some((line) => line.toLowerCase().includes(city.toLowerCase()))) return street
  const [first] = formatAddress({ postalCountry: country, name: 'name', addressLines: ['street'] }, script)
  return first === 'street' ? [city, ...street] : [...street, city]
}

const isSame = (one: string, other = '') => one.toLowerCase() === other.toLowerCase()

/** Swedes write `SE-123 45`, and so does the format. */
function postalCode({ country, postal_code }: AddressResource): string | undefined {
  const bare = postal_code?.replace(/^[a-z]{1,2}-?(?=\d)/i, '')
  const formatted = formatAddress({ postalCountry: country, postalCode: bare }).join(' ')
  return postal_code !== undefined && isSame(formatted, postal_code) ? bare : postal_code
}
