import { titleOfStatement } from './story/statement.ts'

interface Named {
  kind: string
  name: string
}

/** In one line: statements are written over several. */
export function nameOf({ kind, name }: Named): string {
  const line = name.replace(/\s+/g, ' ').trim()
  if (kind === 'cache') return `Cache ${line}`
  return kind === 'authorization' && line === 'authenticated' ? 'whoever is signed in' : line
}

/** Where its details stand beside it. */
export const titleOf = (named: Named) => (named.kind === 'query' ? titleOfStatement(nameOf(named)) : nameOf(named))
