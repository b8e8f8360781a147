const clauses =
  /\s+(?=(?:from|where|(?:left |inner |cross )?join|group by|order by|having|limit|offset|returning|values|set|on conflict|union(?: all)?)\b)/gi

/** A statement as one would write it down: a clause per line. One that was written over several lines stays as it is. */
export function formatStatement(statement: string): string {
  const text = statement.trim()
  if (text.includes('\n')) return withoutIndent(text)
  return text.replace(clauses, '\n')
}

function withoutIndent(text: string): string {
  const [first = '', ...others] = text.split('\n')
  const indents = others.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const indent = Math.min(...indents)
  return [first, ...others.map((line) => line.slice(indent))].join('\n')
}

const writes = /(?<!\b(?:for|do|no key)\s)\b(insert into|update|delete from)\s+"?(\w+)"?/gi
const reads = /\b(?:from|join)\s+"?(\w+)"?/gi
const named = /"?(\w+)"?\s+as\s+(?:not\s+)?(?:materialized\s+)?\(/gi
const mostTables = 3

/**
 * What a long statement is about: what it writes, or else what it reads. One that begins with a comment says it itself; one that
 * names no table is told as it is.
 */
export function titleOfStatement(statement: string): string {
  const [, said] = /^\/\* (.+?) \*\//.exec(statement) ?? []
  if (said !== undefined) return said
  if (/^begin\b/i.test(statement)) return 'begin'
  // What a WITH names is no table.
  const own = new Set([...statement.matchAll(named)].map(([, name]) => name))
  const isTable = (name: string | undefined) => name !== undefined && !own.has(name) && name.toLowerCase() !== 'set'
  const written = [...statement.matchAll(writes)].filter(([, , table]) => isTable(table))
  const parts = written.map(([, verb = '', table]) => `${verb.split(' ')[0]?.toUpperCase()} ${table}`)
  if (parts.length === 0 && /^\s*(select|with)\b/i.test(statement)) {
    const [, table] = [...statement.matchAll(reads)].find(([, name]) => isTable(name)) ?? []
    if (table !== undefined) parts.push(`SELECT ${table}`)
  }
  const different = [...new Set(parts)]
  if (different.length === 0) return statement
  const further = different.length - mostTables
  return different.slice(0, mostTables).join(', ') + (further > 0 ? `, +${further}` : '')
}
