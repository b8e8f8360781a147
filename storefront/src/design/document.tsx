import type { ReactNode } from 'react'
import type { Head } from '../page.ts'
import type { Shop } from '../visit.ts'
import { paletteOf, type Scheme } from './palette.ts'

export interface DocumentProps {
  head: Head
  /** Without one the page belongs to no shop. */
  shop: Shop | undefined
  iconUrl: string | undefined
  styles: string
  data: string[]
  children: ReactNode
}

export function Document({ head, shop, iconUrl, styles, data, children }: DocumentProps) {
  const locale = shop?.locale ?? 'en'
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title}</title>
        <link rel="preload" href={builtFiles.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        <link rel="stylesheet" href={builtFiles.styles} />
        <style>{styles}</style>
        <meta name="color-scheme" content="light dark" />
        {iconUrl !== undefined && <link rel="icon" href={iconUrl} type="image/svg+xml" />}
        <SearchEngines head={head} />
        {shop !== undefined && <Previews head={head} shop={shop} />}
        {data.map((json) => (
          <script key={json} type="application/ld+json">
            {json}
          </script>
        ))}
        <script type="module" src={builtFiles.script} />
      </head>
      <body>{children}</body>
    </html>
  )
}

function SearchEngines({ head: { description, canonical } }: { head: Head }) {
  return (
    <>
      {description && <meta name="description" content={description} />}
      {canonical === undefined ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={canonical} />}
    </>
  )
}

function Previews({ head, shop }: { head: Head; shop: Shop }) {
  const { title, description, canonical, image, type = 'website' } = head
  const properties = {
    'og:title': title,
    'og:description': description,
    'og:type': type,
    'og:url': canonical,
    'og:site_name': shop.name,
    'og:locale': shop.locale.replace('-', '_'),
    'og:image': image?.url,
    'og:image:width': image?.width,
    'og:image:height': image?.height,
    'og:image:alt': image?.alt,
  }
  return (
    <>
      {Object.entries(properties).map(
        ([name, content]) => content && <meta key={name} property={name} content={String(content)} />,
      )}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
    </>
  )
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  const asked = new Intl.Locale(locale) as Intl.Locale & { getTextInfo?: () => { direction: 'ltr' | 'rtl' } }
  return asked.getTextInfo?.().direction ?? 'ltr'
}

/** The shop's colours as CSS variables; all else stands in the style sheet. */
export function colourStyles(colour: string | null): string {
  const { light, dark } = paletteOf(colour)
  return `:root{${variables(light)}}@media(prefers-color-scheme:dark){:root{${variables(dark)}}}`
}

const variables = (scheme: Scheme) =>
  Object.entries(scheme)
    .map(([name, value]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`)
    .join(';')
