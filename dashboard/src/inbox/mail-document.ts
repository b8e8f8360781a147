import { pageNonce } from '../page-nonce.ts'
import { styleMark, takeStyles } from './take-styles.ts'

/** What runs, loads or leads away. What is left cannot either: the frame is a sandbox, and its policy loads nothing. */
const removed = 'script, style, link, meta, base, iframe, frame, object, embed, template, noscript'

export interface MailDocument {
  markup: string
  /** Pictures that would have been fetched from elsewhere, which tells the sender who reads. */
  withheld: number
}

/**
 * A mail's HTML for a frame without scripts. The frame inherits the page's policy, which takes no style attributes: they
 * become rules of one style element that carries the page's nonce. There they must still win against the mail's own rules.
 */
export function mailDocument(html: string): MailDocument {
  const { unstyled, sheets, styleOf } = takeStyles(html)
  // A template's content is inert: nothing in it runs or loads. It keeps no body.
  const template = document.createElement('template')
  template.innerHTML = unstyled
    .replaceAll(/<body(?=[\s/>])/gi, '<div data-body')
    .replaceAll(/<\/body(?=[\s>])/gi, '</div')
  const mail = template.content
  for (const element of mail.querySelectorAll(removed)) element.remove()
  const rules = [...sheets]
  let withheld = 0
  for (const element of mail.querySelectorAll('*')) {
    const mark = element.getAttribute(styleMark)
    if (mark !== null) rules.push(`${`[${styleMark}="${Number(mark)}"]`.repeat(4)} { ${styleOf(Number(mark))} }`)
    if (element.matches('img, source, image') && !isInside(element)) withheld += 1
    disarm(element)
  }
  const policy = `default-src 'none'; style-src 'nonce-${pageNonce}'; img-src data:`
  const markup = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Mail</title>
<style nonce="${pageNonce}">${paper}${withoutLoads(rules.join('\n'))}</style></head><body>${template.innerHTML}</body></html>`
  return { markup, withheld }
}

/** Mails are made for white paper; what stood for the body fills it. */
const paper = `:root { color-scheme: light; background: #fff }
body { margin: 0; font-family: system-ui, sans-serif }
body:not(:has([data-body])) { padding: 16px }
[data-body] { box-sizing: border-box; min-height: 100vh }
`

const isInside = (element: Element) => /^data:image\//i.test(element.getAttribute('src') ?? '')

/** A link says where it leads, and leads nowhere. */
function disarm(element: Element): void {
  const href = element.getAttribute('href')
  if (href !== null) element.setAttribute('title', href)
  for (const { name } of [...element.attributes]) {
    const loads = /^(style|href|xlink:href|srcset|background|poster|action|formaction|data|ping|nonce)$/i.test(name)
    const source = name === 'src' && !isInside(element)
    if (loads || source || /^on/i.test(name)) element.removeAttribute(name)
  }
}

/** Rules that fetch, and what would end the style element before its time. */
const withoutLoads = (rules: string) =>
  rules
    .replaceAll(/@import[^;]*;?/gi, '')
    .replaceAll(/url\((?!\s*['"]?data:)[^)]*\)/gi, 'none')
    .replaceAll('<', '')
