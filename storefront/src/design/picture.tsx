import type { components } from '@souk/client'

export type Image = components['schemas']['Picture']

const storedWidths = [320, 640, 1280]

interface Props {
  image: Image | null
  /** Chooses one of the quiet pictures that stand where there is none; the same each time. */
  seed: string
  sizes: string
  /** What comes into view first is fetched first. */
  isFirst?: boolean | undefined
  /** Where the words beside it say the same. */
  isDecoration?: boolean
}

export function Picture({ image, seed, sizes, isFirst = false, isDecoration = false }: Props) {
  if (image === null) return <Placeholder seed={seed} />
  return (
    <img
      className="picture"
      src={image.url}
      srcSet={sourcesOf(image)}
      sizes={sizes}
      width={image.width}
      height={image.height}
      alt={isDecoration ? '' : image.alt}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
    />
  )
}

/** Its address names the largest width that is stored; the smaller ones lie beside it. */
function sourcesOf({ url }: Image): string | undefined {
  const [, folder, largest] = /^(.*\/media\/[0-9a-f]{64}\/)(\d+)\.webp$/.exec(url) ?? []
  if (folder === undefined) return undefined
  const widths = [...storedWidths.filter((stored) => stored < Number(largest)), Number(largest)]
  return widths.map((stored) => `${folder}${stored}.webp ${stored}w`).join(', ')
}

const motifs = [
  <path key="arch" d="M88 320V168a72 72 0 0 1 144 0v152z" />,
  <g key="hills">
    <circle cx="160" cy="150" r="58" />
    <path d="M0 280q80-64 160-28t160-20v168H0z" />
  </g>,
  <path key="jar" d="M124 96h72v28c44 22 60 60 60 104 0 58-40 92-96 92s-96-34-96-92c0-44 16-82 60-104z" />,
  <g key="stack">
    <rect x="80" y="236" width="160" height="64" rx="32" />
    <rect x="100" y="164" width="120" height="60" rx="30" />
    <rect x="120" y="100" width="80" height="52" rx="26" />
  </g>,
]

function Placeholder({ seed }: { seed: string }) {
  const sum = [...seed].reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0)
  return (
    <svg
      className="picture placeholder"
      viewBox="0 0 320 400"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {motifs[sum % motifs.length]}
    </svg>
  )
}
