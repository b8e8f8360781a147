import { callInWords } from './call-in-words.ts'
import { titleOfStatement } from './story/statement.ts'

interface Named {
  kind: string
  name: string
}

/** In one line: statements are written over several. */
export function nameOf({ kind, name }: Named): string {
  const line = name.replace(/\s+/g, ' ').trim()
  return kind === 'cache' ? `Cache ${line}` : line
}

/** Where its details stand beside it. */
export function titleOf(named: Named, own: boolean): string {
  if (own) return inWords(named)
  return named.kind === 'query' ? titleOfStatement(nameOf(named)) : nameOf(named)
}

/** For who has a shop to run: 'orders.create' is to create orders, 'order.status-changed' that its status changed. */
function inWords(named: Named): string {
  const name = nameOf(named)
  if (named.kind === 'request') return callInWords(name)
  if (named.kind === 'notification') return capitalised(name.replace(/[.-]/g, ' '))
  if (named.kind !== 'authorization') return name
  if (name === 'authenticated') return 'Be signed in'
  const [, noun = '', verb = ''] = /^([a-z-]+)\.([a-z-]+)$/.exec(name) ?? []
  return noun === '' ? name : capitalised(`${verb} ${noun}`.replaceAll('-', ' '))
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
