import { describe, expect, it } from 'vitest'
import { countries } from './countries.ts'
import { timeZone, usualTimeZone } from './time-zones.ts'

describe('the usual time zone of a country', () => {
  it('is one that is known, wherever people live', () => {
    const zones = countries.map(({ code }) => [code, usualTimeZone(code)] as const)
    expect(zones.filter(([, zone]) => zone === undefined).map(([code]) => code)).toEqual(['AQ', 'BV', 'HM', 'UM'])
    expect(zones.filter(([, zone]) => zone !== undefined && !timeZone.safeParse(zone).success)).toEqual([])
  })

  it('is where most people live, by its present name', () => {
    expect(['US', 'RU', 'AU', 'BR', 'IN', 'AT'].map(usualTimeZone)).toEqual([
      'America/New_York',
      'Europe/Moscow',
      'Australia/Sydney',
      'America/Sao_Paulo',
      'Asia/Kolkata',
      'Europe/Vienna',
    ])
  })
})
