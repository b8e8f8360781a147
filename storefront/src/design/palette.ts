/** Red, green and blue, 0 to 255. */
type Colour = readonly [number, number, number]

const white: Colour = [255, 255, 255]
const black: Colour = [0, 0, 0]
/** The page and what lies on it, as base.css has them. */
const grounds = {
  light: [
    [251, 250, 247],
    [255, 255, 255],
  ],
  dark: [
    [22, 21, 19],
    [31, 29, 26],
  ],
} as const
const ownBrand = '#1f4d45'

/** What WCAG asks of text, and a little more, since steps and rounding lie in between. */
const wanted = 4.6

export interface Scheme {
  brand: string
  onBrand: string
  accent: string
  wash: string
  washDeep: string
}

/** The colours of a shop's pages. Whatever colour a merchant chose, text on it and text in it can be read. */
export function paletteOf(chosen: string | null): { light: Scheme; dark: Scheme } {
  const brand = colourOf(chosen ?? ownBrand)
  return { light: schemeFor('light', brand), dark: schemeFor('dark', brand) }
}

function schemeFor(scheme: 'light' | 'dark', brand: Colour): Scheme {
  const isDark = scheme === 'dark'
  const [ground, raised] = grounds[scheme]
  const wash = mix(ground, brand, isDark ? 0.16 : 0.07)
  const washDeep = mix(ground, brand, isDark ? 0.3 : 0.16)
  const accent = readableOn([ground, raised, wash, washDeep], brand, isDark ? white : black)
  // A colour that is one with the page would leave its panel without an edge.
  const panel = contrast(brand, ground) < 1.25 ? washDeep : brand
  return {
    brand: hex(panel),
    onBrand: hex(inkOn(panel)),
    accent: hex(accent),
    wash: hex(wash),
    washDeep: hex(washDeep),
  }
}

/** The colour itself where it can be read, else the nearest to it that can. */
function readableOn(under: readonly Colour[], colour: Colour, towards: Colour): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, towards, share)
    if (under.every((ground) => contrast(candidate, ground) >= wanted)) return candidate
  }
  return towards
}

/** On whatever colour, one of the two has a contrast of 4.58 at least. */
const inkOn = (ground: Colour) => (contrast(white, ground) >= contrast(black, ground) ? white : black)

export function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((first, second) => second - first)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const mix = (from: Colour, to: Colour, share: number): Colour => [
  between(from[0], to[0], share),
  between(from[1], to[1], share),
  between(from[2], to[2], share),
]
const between = (from: number, to: number, share: number) => Math.round(from + (to - from) * share)

export const colourOf = (text: string): Colour => [
  Number.parseInt(text.slice(1, 3), 16),
  Number.parseInt(text.slice(3, 5), 16),
  Number.parseInt(text.slice(5, 7), 16),
]
const hex = (colour: Colour) => `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
