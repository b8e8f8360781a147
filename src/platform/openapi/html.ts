import { marked } from 'marked'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as HTML shows it, also within an attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] as string)

/** Code that is wider than the page scrolls, also for who has no mouse. */
export const rendered = (markdown: string): string =>
  marked.parse(markdown, { async: false }).replaceAll('<pre>', '<pre tabindex="0">')

/** One line of it. */
export const renderedLine = (markdown: string): string => marked.parseInline(markdown, { async: false })

export const codeBlock = (text: string): string => `<pre tabindex="0"><code>${escaped(text)}</code></pre>`

export const jsonBlock = (value: unknown): string => codeBlock(JSON.stringify(value, null, 2))
