import { Marked } from 'marked'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] as string)

/** Links lead to pages and to mail, never into a script; HTML is shown as the text that it is. */
const isHarmless = (href: string) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(href)

const markdown = new Marked({
  gfm: true,
  renderer: {
    html: ({ text }) => escapeHtml(text),
    image: ({ text }) => escapeHtml(text),
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens)
      return isHarmless(href) ? `<a href="${escapeHtml(href)}" rel="nofollow noopener ugc">${text}</a>` : text
    },
    // The page has its own title above.
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 2)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
  },
})

/** HTML of a merchant's Markdown that may stand in anybody's page. */
export const renderDescription = (text: string | null) =>
  text === null ? '' : markdown.parse(text, { async: false }).trim()
