import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldErrors } from '#platform/http/validation.ts'
import { schemaConverter } from '#platform/openapi/json-schema.ts'
import { AddressRequest, AddressResource, addressLines } from './index.ts'

const berlin = { name: 'Erika Muster', line1: 'Hauptstr. 1', postal_code: '10115', city: 'Berlin', country: 'DE' }

function refusal(address: object) {
  const input = { shipping_address: address }
  const { error } = z.object({ shipping_address: AddressRequest }).safeParse(input)
  return error === undefined ? {} : fieldErrors(error.issues, input)
}

const written = (address: object, sender?: string) => addressLines(AddressRequest.parse(address), sender)

describe('an address', () => {
  it('leaves out what is blank, and keeps each part on one line', () => {
    const blank = { ...berlin, name: ' Erika\nMuster ', company: '', line2: null, region: '  ', phone: '+49 30 12345' }
    expect(AddressRequest.parse(blank)).toEqual({ ...berlin, phone: '+49 30 12345' })
    expect(AddressResource.parse(AddressRequest.parse(blank))).toEqual({ ...berlin, phone: '+49 30 12345' })
  })

  it('needs a name, a line and a country, and knows no other fields', () => {
    expect(refusal({ country: 'de', street: 'Hauptstr. 1', name: ' ' })).toEqual({
      'shipping_address.name': ['The shipping_address.name field is required.'],
      'shipping_address.line1': ['The shipping_address.line1 field is required.'],
      'shipping_address.country': [
        'The shipping_address.country field must be a country by its two letters in ISO 3166-1, such as "DE".',
      ],
      'shipping_address.street': ['The shipping_address.street field is not known here.'],
    })
    expect(refusal({ ...berlin, line2: 'x'.repeat(256) })).toEqual({
      'shipping_address.line2': ['The shipping_address.line2 field must have at most 255 characters.'],
    })
  })

  const street = { name: 'A', line1: 'B' }
  it.each([
    ['DE', {}, { postal_code: 'Germany needs a postal code.', city: 'Germany needs a city.' }],
    ['GB', { city: 'London' }, { postal_code: 'The United Kingdom needs a postcode.' }],
    [
      'US',
      { city: 'Boston', postal_code: ' ' },
      { postal_code: 'The United States needs a ZIP code.', region: 'The United States needs a state.' },
    ],
    ['IT', { city: 'Roma', postal_code: '00184' }, { region: 'Italy needs a province.' }],
    ['AE', {}, { region: 'The United Arab Emirates needs an emirate.' }],
    ['HK', {}, { region: 'Hong Kong needs a district.' }],
    ['HR', { city: 'Split' }, { postal_code: 'Croatia needs a postal code.' }],
  ])('in %s with %o says what is missing', (country, parts, sentences) => {
    const expected = Object.entries(sentences).map(([field, sentence]) => [`shipping_address.${field}`, [sentence]])
    expect(refusal({ ...street, ...parts, country })).toEqual(Object.fromEntries(expected))
  })

  it.each([
    ['IE', { city: 'Cork' }],
    ['HK', { city: 'Kowloon' }],
    ['AE', { region: 'Dubai' }],
    ['SG', { postal_code: '018956' }],
    ['GI', {}],
    ['CI', { city: 'Abidjan' }],
    ['JP', { postal_code: '150-0001', city: 'Tokyo' }],
  ])('in %s is complete with %o', (country, parts) => {
    expect(refusal({ ...street, ...parts, country })).toEqual({})
  })

  it('reads in the contract as it is sent and as it is shown', () => {
    const { components, convert } = schemaConverter()
    convert(AddressRequest, 'input')
    convert(AddressResource, 'output')
    expect(components.AddressRequest?.required).toEqual(['name', 'line1', 'country'])
    expect(components.Address?.required).toEqual(['name', 'line1', 'country'])
  })
})

describe('the lines of an address', () => {
  it.each([
    [
      { ...berlin, company: 'Muster GmbH', line2: 'Hinterhaus' },
      ['Erika Muster', 'Muster GmbH', 'Hauptstr. 1', 'Hinterhaus', '10115 Berlin', 'GERMANY'],
    ],
    [
      {
        name: 'Jo Doe',
        line1: '548 Market St',
        city: 'San Francisco',
        region: 'CA',
        postal_code: '94104',
        country: 'US',
      },
      ['Jo Doe', '548 Market St', 'San Francisco, CA 94104', 'UNITED STATES'],
    ],
    [
      { name: 'Jo Doe', line1: '10 Downing St', city: 'London', postal_code: 'SW1A 2AA', country: 'GB' },
      ['Jo Doe', '10 Downing St', 'London', 'SW1A 2AA', 'UNITED KINGDOM'],
    ],
    [
      {
        name: '山田 太郎',
        line1: '神宮前1-1',
        city: '渋谷区',
        region: '東京都',
        postal_code: '150-0001',
        country: 'JP',
      },
      ['〒150-0001', '東京都', '渋谷区', '神宮前1-1', '山田 太郎', 'JAPAN'],
    ],
    [
      { name: 'Taro', line1: '1-1 Jingumae', city: 'Shibuya', region: 'Tokyo', postal_code: '150-0001', country: 'JP' },
      ['Taro', '1-1 Jingumae', 'Shibuya, Tokyo', '150-0001', 'JAPAN'],
    ],
    [
      { name: 'Ada', line1: '1 Raffles Pl', city: 'Singapore', postal_code: '048616', country: 'SG' },
      ['Ada', '1 Raffles Pl', 'SINGAPORE 048616', 'SINGAPORE'],
    ],
    [
      { name: 'Sara', line1: 'Villa 3', city: 'Dubai', region: 'Dubai', country: 'AE' },
      ['Sara', 'Villa 3', 'Dubai', 'UNITED ARAB EMIRATES'],
    ],
  ])('are written as in its country: %o', (address, lines) => {
    expect(written(address)).toEqual(lines)
  })

  it('name no country at home', () => {
    expect(written(berlin, 'DE')).toEqual(['Erika Muster', 'Hauptstr. 1', '10115 Berlin'])
    expect(written(berlin, 'AT').at(-1)).toBe('GERMANY')
  })

  it('have the prefix of a postal code once', () => {
    const stockholm = { name: 'Bo', line1: 'Gatan 1', city: 'Stockholm', country: 'SE' }
    for (const postal_code of ['111 22', 'SE-111 22', 'se-111 22']) {
      expect(written({ ...stockholm, postal_code }, 'SE').at(-1)).toBe('SE-111 22 Stockholm')
    }
    const riga = { name: 'Ilze', line1: 'Iela 1', city: 'Rīga', postal_code: 'LV-1010', country: 'LV' }
    expect(written(riga, 'LV').at(-1)).toBe('Rīga, LV-1010')
  })

  it('lose nothing that the format has no place for', () => {
    const cayman = {
      name: 'Al',
      line1: 'Bay St',
      city: 'George Town',
      region: 'Grand Cayman',
      postal_code: 'KY1-1001',
      country: 'KY',
    }
    expect(written(cayman, 'KY')).toEqual(['Al', 'Bay St', 'George Town', 'Grand Cayman KY1-1001'])
  })
})
