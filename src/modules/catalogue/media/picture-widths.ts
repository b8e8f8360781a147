/** What pages show, from a thumbnail on a phone to a gallery. */
const shownWidths = [320, 640, 1280] as const

export const largestWidth = Math.max(...shownWidths)

/** The widths that a picture has, none larger than itself: its own where it is smaller than the largest. */
export function widthsOf(width: number): number[] {
  const own = Math.min(width, largestWidth)
  return [...shownWidths.filter((shown) => shown < own), own]
}

/** Its files: beside those widths every width that pages show. A picture that is smaller answers it as it is. */
export const fileWidthsOf = (width: number): number[] => [...new Set([...widthsOf(width), ...shownWidths])]

export const fileName = (sha256: string, width: number) => `media/${sha256.slice(0, 2)}/${sha256}-${width}.webp`

export const pictureUrl = (sha256: string, width: number) => `/media/${sha256}/${width}.webp`
