import { countries, currencies } from '@souk/client/choices'
import { language } from '../language/language.ts'
import { timeZoneName } from '../time-zone.ts'

const called = (type: Intl.DisplayNamesType) => {
  const names = new Intl.DisplayNames([language], { type })
  return (code: string) => names.of(code) ?? code
}
const byLabel = (one: { label: string }, other: { label: string }) => one.label.localeCompare(other.label)

const countryName = called('region')
const currencyName = called('currency')
const languageName = called('language')

export const countryOptions = countries.map((value) => ({ value, label: countryName(value) })).toSorted(byLabel)

export const currencyOptions = currencies.map((value) => ({ value, label: `${value} · ${currencyName(value)}` }))

const languages = (
  'ar bg bn cs da de de-AT de-CH el en en-GB en-US es et fa fi fr fr-CA he hi hr hu id is it ja ko lt lv ms nb nl pl pt ' +
  'pt-BR ro ru sk sl sr sv sw th tr uk ur vi zh'
).split(' ')

/** Those that the browser knows, and the one that this shop has. */
export const timeZoneOptions = (own: string) =>
  [...new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')])]
    .map((value) => ({ value, label: timeZoneName(value) }))
    .toSorted(byLabel)

/** Those that shops are mostly kept in, and the one that this shop is kept in. */
export const languageOptions = (own: string) =>
  [...new Set([...languages, own])].map((value) => ({ value, label: languageName(value) })).toSorted(byLabel)
