import { type Image, Picture } from '../design/picture.tsx'
import type { Words } from '../words/words.ts'

interface Props {
  images: readonly Image[]
  seed: string
  words: Words
}

const sizes = '(min-width: 60rem) 36rem, 100vw'

/** Pictures to swipe through; the small ones below lead to each. */
export function Gallery({ images, seed, words }: Props) {
  if (images.length === 0)
    return (
      <div className="gallery">
        <div className="frame large">
          <Picture image={null} seed={seed} sizes={sizes} />
        </div>
      </div>
    )
  return (
    <section className="gallery" aria-label={words.gallery}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <ul className="slides" tabIndex={0}>
        {images.map((image, index) => (
          <li key={image.url} id={`picture-${index + 1}`} className="frame large">
            <Picture image={image} seed={seed} sizes={sizes} isFirst={index === 0} />
          </li>
        ))}
      </ul>
      {images.length > 1 && (
        <ul className="thumbs">
          {images.map((image, index) => (
            <li key={image.url}>
              <a href={`#picture-${index + 1}`} aria-label={words.picture(index + 1, images.length)} data-slide="">
                <Picture image={image} seed={seed} sizes="5rem" isDecoration={true} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** The picture of the chosen product comes first. */
export function picturesFor(images: readonly Image[], chosen: Image | null): readonly Image[] {
  if (chosen === null) return images
  return [chosen, ...images.filter(({ url }) => url !== chosen.url)]
}
