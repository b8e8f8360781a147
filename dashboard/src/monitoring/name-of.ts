import { language } from '../language/language.ts'
import { say, sayIfKnown } from '../language/say.ts'
import { mailLabel } from '../notifications/mail-words.ts'
import { callInWords } from './call-in-words.ts'
import { titleOfStatement } from './story/statement.ts'

interface Named {
  kind: string
  name: string
}

/** In one line: statements are written over several. */
export function nameOf({ kind, name }: Named): string {
  const line = name.replace(/\s+/g, ' ').trim()
  return kind === 'cache' ? say('Cache {line}', { line }) : line
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
  if (named.kind === 'notification') return mailLabel(name)
  if (named.kind !== 'authorization') return name
  if (name === 'authenticated') return say('Be signed in')
  const [, noun = '', verb = ''] = /^([a-z-]+)\.([a-z-]+)$/.exec(name) ?? []
  if (noun === '') return name
  if (language !== 'en') return `${sayIfKnown(noun.replaceAll('-', ' '))}: ${sayIfKnown(verb)}`
  return capitalised(`${verb} ${noun}`.replaceAll('-', ' '))
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
