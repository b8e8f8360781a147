import fc from 'fast-check'
import { expect, it } from 'vitest'
import { colourOf, contrast, paletteOf } from '../storefront/src/design/palette.ts'

const papers = { light: ['#fbfaf7', '#ffffff'], dark: ['#161513', '#1f1d1a'] }
const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)
const between = (one: string, other: string) => contrast(colourOf(one), colourOf(other))

it('whatever colour a merchant chooses, what is written in it or on it can be read, by day and by night', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const palette = paletteOf(colour)
      for (const scheme of ['light', 'dark'] as const) {
        const { brand, onBrand, accent, wash, washDeep } = palette[scheme]
        for (const ground of [...papers[scheme], wash, washDeep]) expect(between(accent, ground)).toBeGreaterThan(4.5)
        expect(between(onBrand, brand)).toBeGreaterThan(4.5)
      }
    }),
    {
      numRuns: 2_000,
      examples: ['#ffffff', '#000000', '#fbfaf7', '#161513', '#777777', '#ffff00'].map((one) => [one] as [string]),
    },
  )
})
