/** Stands in for a style attribute, and names its place in the list. */
export const styleMark = 'data-style-mark'

const sheet = /<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi
const openingTag = /<[a-z][^\s/>]*(?:[^>"']|"[^"]*"|'[^']*')*>/gi
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

interface TakenStyles {
  /** The mail with a mark in place of each style attribute, and without its style elements. */
  unstyled: string
  sheets: string[]
  /** The declarations that a mark stands for. */
  styleOf: (mark: number) => string
}

/**
 * Takes the styles out of a mail's text before it is parsed: even what is only parsed is held against the page's policy,
 * which would complain of each. It is no guard: a style that this overlooks is refused there.
 */
export function takeStyles(html: string): TakenStyles {
  const sheets: string[] = []
  const styles: string[] = []
  const withoutSheets = html.replace(sheet, (_whole, rules: string) => {
    sheets.push(rules)
    return ''
  })
  const unstyled = withoutSheets.replace(openingTag, (tag) =>
    tag.replace(attribute, (whole, name: string, quoted?: string, apostrophed?: string, bare?: string) => {
      if (name.toLowerCase() !== 'style') return whole
      styles.push(quoted ?? apostrophed ?? bare ?? '')
      return `${styleMark}="${styles.length - 1}"`
    }),
  )
  return { unstyled, sheets, styleOf: (mark) => plain(styles[mark] ?? '') }
}

/** As the parser would have read it, and without what would end the rule before its time. */
function plain(value: string): string {
  const reader = document.createElement('textarea')
  reader.innerHTML = value
  return reader.value.replaceAll(/[{}]/g, '')
}
