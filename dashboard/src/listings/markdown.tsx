import { marked, type Token, type Tokens } from 'marked'
import { createElement, Fragment, type ReactNode } from 'react'

/** A merchant's Markdown as elements: whatever it holds, none of it becomes HTML of this page. */
export default function Markdown({ text }: { text: string }) {
  return <>{rendered(marked.lexer(text))}</>
}

const rendered = (tokens: readonly Token[] = []): ReactNode =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered anew as a whole.
  tokens.map((token, at) => <Fragment key={at}>{(kinds[token.type] ?? asText)(token as never)}</Fragment>)

/** As in the shop: HTML and pictures are shown as the text that they are. */
const asText = ({ text, raw }: { text?: string; raw: string }): ReactNode => text ?? raw
const within = (tag: string) => (token: { tokens?: Token[] }) => createElement(tag, null, rendered(token.tokens))

const kinds: Record<string, (token: never) => ReactNode> = {
  space: () => null,
  hr: () => <hr />,
  br: () => <br />,
  paragraph: within('p'),
  blockquote: within('blockquote'),
  strong: within('strong'),
  em: within('em'),
  del: within('del'),
  // The page has its own headings above.
  heading: ({ depth, tokens }: Tokens.Heading) => createElement(`h${Math.min(6, depth + 2)}`, null, rendered(tokens)),
  text: ({ tokens, text }: Tokens.Text) => (tokens === undefined ? text : rendered(tokens)),
  code: ({ text }: Tokens.Code) => (
    <pre>
      <code>{text}</code>
    </pre>
  ),
  codespan: ({ text }: Tokens.Codespan) => <code>{text}</code>,
  link: ({ href, tokens }: Tokens.Link) =>
    /^(https?:|mailto:|\/(?!\/)|#)/i.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer">
        {rendered(tokens)}
      </a>
    ) : (
      rendered(tokens)
    ),
  list: ({ ordered, items }: Tokens.List) =>
    createElement(
      ordered ? 'ol' : 'ul',
      null,
      // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered anew as a whole.
      items.map((item, at) => <li key={at}>{rendered(item.tokens)}</li>),
    ),
  table: ({ header, rows }: Tokens.Table) => (
    <table>
      <tbody>
        {[header, ...rows].map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the text is rendered anew as a whole.
          <tr key={row}>
            {cells.map((cell, at) => createElement(row === 0 ? 'th' : 'td', { key: at }, rendered(cell.tokens)))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
}
