/**
 * A name in full and the mark after which its value stands. It begins only where a name begins, so that no part of a text
 * is read from two beginnings, however many names a hostile text is made of.
 */
const named = /(?<![\w-])([\w-]+)(?:=|(?:"|&quot;)\s*:\s*("|&quot;))/g
const bareValue = /[^&;\s"'<>]*/y
const quotedValue = /(?:[^"\\]|\\.)*/sy

/** Replaces the values of secret names, as in `token=…`, `"token":"…"` and the same in HTML. Its work grows with the text. */
export function hideNamedValues(text: string, isSecret: (name: string) => boolean, replacement: string): string {
  let safe = ''
  let kept = 0
  named.lastIndex = 0
  for (let match = named.exec(text); match !== null; match = named.exec(text)) {
    const [mark, name = '', quote = ''] = match
    if (!isSecret(name)) continue
    const begin = match.index + mark.length
    const end = endOfValue(text, begin, quote)
    if (end === begin) continue
    safe += text.slice(kept, begin) + replacement
    kept = end
    named.lastIndex = end
  }
  return safe + text.slice(kept)
}

/** A value without an end goes on to the end of the text, which may have been cut there. */
function endOfValue(text: string, begin: number, quote: string): number {
  if (quote === '&quot;') {
    const end = text.indexOf(quote, begin)
    return end === -1 ? text.length : end
  }
  const value = quote === '' ? bareValue : quotedValue
  value.lastIndex = begin
  value.test(text)
  return value.lastIndex
}
