interface Range {
  type: string
  weight: number
}

/**
 * Which of the media types that we offer a client would rather have, by its `Accept` (RFC 9110, 12.5.1): the one of most weight, of
 * equal ones the one it names most exactly, and the first where it says nothing or will have none.
 */
export function preferredType<T extends string>(accept: string | undefined, offered: readonly [T, ...T[]]): T {
  if (accept === undefined) return offered[0]
  const ranges = parseAccept(accept)
  const [best] = offered
    .map((type) => ({ type, ...wishFor(type, ranges) }))
    .sort((one, other) => other.weight - one.weight || other.exactness - one.exactness)
  return best === undefined || best.weight === 0 ? offered[0] : best.type
}

/** The most exact range that a type falls under decides, whatever the wider ones say. */
function wishFor(type: string, ranges: readonly Range[]): { weight: number; exactness: number } {
  const patterns = [type, `${type.split('/')[0]}/*`, '*/*']
  const named = new Set(ranges.map(({ type }) => type))
  const at = patterns.findIndex((pattern) => named.has(pattern))
  const weights = ranges.filter((range) => range.type === patterns[at]).map(({ weight }) => weight)
  return { weight: Math.max(0, ...weights), exactness: -at }
}

/** Ranges whose weight is not a number are ignored. */
function parseAccept(accept: string): Range[] {
  return outsideQuotes(accept, ',').flatMap((range) => {
    const [type = '', ...parameters] = outsideQuotes(range, ';').map((part) => part.trim())
    const weight = parameters.find((parameter) => /^q\s*=/i.test(parameter))?.replace(/^q\s*=\s*/i, '')
    if (weight !== undefined && !/^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(weight)) return []
    return [{ type: type.toLowerCase(), weight: Number(weight ?? 1) }]
  })
}

function outsideQuotes(text: string, separator: ',' | ';'): string[] {
  const pieces = separator === ',' ? /(?:"(?:[^"\\]|\\.)*"|[^,"]|")+/g : /(?:"(?:[^"\\]|\\.)*"|[^;"]|")+/g
  return text.match(pieces) ?? []
}
