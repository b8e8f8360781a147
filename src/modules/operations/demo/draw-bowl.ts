import sharp from 'sharp'

const side = 640
type Colour = readonly [red: number, green: number, blue: number]

const table: Colour = [232, 224, 212]
const clay: Colour = [120, 84, 66]

/** A bowl of something in that colour, seen from above on a linen table: a picture of ours, and never the same grains twice. */
export function drawBowl(hex: string, seed: number): Promise<Buffer> {
  const filling = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour
  const pixels = Buffer.alloc(side * side * 3)
  const grain = grains(seed)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) paint(pixels, (y * side + x) * 3, pointAt(x, y), filling, grain())
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png({ compressionLevel: 3 })
    .toBuffer()
}

interface Point {
  /** From the middle of the bowl; its rim is at 1. */
  distance: number
  /** From -1 in the shade to 1 in the light, which comes from the upper left. */
  light: number
}

function pointAt(x: number, y: number): Point {
  const [right, down] = [(x / side - 0.5) / 0.4, (y / side - 0.5) / 0.4]
  return { distance: Math.hypot(right, down), light: -(right + down) / 2 }
}

function paint(pixels: Buffer, at: number, { distance, light }: Point, filling: Colour, noise: number): void {
  const inside = distance < 0.86
  const colour = inside ? filling : distance < 1 ? clay : table
  const heap = inside ? 0.92 + light * 0.35 * (1 - distance * 0.5) + (noise - 0.5) * 0.34 : 1
  const rim = !inside && distance < 1 ? 1 + light * 0.5 : 1
  const shade = distance >= 1 ? 1 - Math.max(0, 0.35 - Math.abs(distance - 1)) * (0.15 + Math.max(0, -light) * 0.9) : 1
  const weave = distance >= 1 ? 0.985 + noise * 0.03 : 1
  for (let channel = 0; channel < 3; channel += 1)
    pixels[at + channel] = Math.max(0, Math.min(255, (colour[channel] as number) * heap * rim * shade * weave))
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function grains(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
