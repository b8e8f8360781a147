import { text } from '../http/fields.ts'
import { filter } from './list.ts'

/** A key and its value, `colour:red`. */
const keyAndValue = text({ min: 1, max: 600 }).refine((given) => /^[^:]+:/.test(given), {
  error: 'The :field field must be a key and its value, such as "colour:red".',
})

/**
 * `metadata=colour:red`: the rows whose metadata have that value for that key, be it a text, or a number or truth of that spelling.
 * `own` is a view of the tenant's own rows in which an index may find them, as with texts.
 */
export const metadataFilter = (own: string) =>
  filter(
    keyAndValue,
    (_given, scope) => (scope === 'all' ? holds : `id = ANY (ARRAY(SELECT id FROM ${own} WHERE ${holds}))`),
    (given) => JSON.stringify(wantedIn(given)),
  )

/** Two ways to write the same, as one parameter. */
const holds = `metadata <> '{}' AND (metadata @> (?::jsonb -> 0) OR metadata @> (?::jsonb -> 1))`

function wantedIn(given: string): [object, object] {
  const at = given.indexOf(':')
  const [key, value] = [given.slice(0, at), given.slice(at + 1)]
  const isPlain = /^(true|false|-?(0|[1-9]\d{0,14})(\.\d{1,14})?)$/.test(value)
  return [Object.fromEntries([[key, value]]), Object.fromEntries([[key, isPlain ? JSON.parse(value) : value]])]
}
