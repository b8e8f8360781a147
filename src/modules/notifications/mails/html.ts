const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Markup whose every interpolated value is escaped, unless it is markup made here itself. */
export class Html {
  readonly markup: string

  constructor(markup: string) {
    this.markup = markup
  }
}

export function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  const rendered = values.map((value) => {
    if (value instanceof Html) return value.markup
    if (Array.isArray(value)) return value.map(({ markup }) => markup).join('')
    return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? '')
  })
  return new Html(parts.map((part, index) => part + (rendered[index] ?? '')).join(''))
}

/** User text on one line: a line break in a product's name must not look like a line of ours. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
