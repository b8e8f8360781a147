import { paletteOf } from '../design/palette.ts'
import { text } from '../respond.tsx'
import type { Visit } from '../visit.ts'

/** The shop's first letter on its colour, for the browser's tab. */
export function icon({ shop }: Visit): Response {
  const { brand, onBrand } = paletteOf(shop.colour).light
  const letter = [...shop.name.toUpperCase()].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? ''
  return text(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${brand}"/><text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="18" font-weight="600" text-anchor="middle" fill="${onBrand}">${letter}</text></svg>`,
    'image/svg+xml',
  )
}
