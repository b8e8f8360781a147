/** How a table of text is written down, as its beginning shows. */
export interface CsvForm {
  delimiter: string
  lineEnding: 'crlf' | 'lf' | 'cr'
}

const delimiters = [',', ';', '\t', '|']

/** By the first line: the delimiter that splits it into most cells. Inside quotes nothing counts. */
export function formOf(beginning: string): CsvForm {
  const begun = beginning.replace(/^[\r\n]+/, '')
  const [line = ''] = /^(?:"[^"]*"?|[^"\r\n])*/.exec(begun) ?? []
  const unquoted = line.replace(/"[^"]*"?/g, '')
  const counts = new Map(delimiters.map((delimiter) => [delimiter, unquoted.split(delimiter).length]))
  return { delimiter: most(counts), lineEnding: endingOf(begun[line.length], begun[line.length + 1]) }
}

const most = (counts: ReadonlyMap<string, number>) =>
  [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]

function endingOf(character: string | undefined, next: string | undefined): CsvForm['lineEnding'] {
  if (character !== '\r') return 'lf'
  return next === '\n' ? 'crlf' : 'cr'
}
