import { formatTotal } from '../format.ts'
import { say } from '../language/say.ts'
import type { Identified, ListState } from './list.ts'

/** How many there are, or fit the filters: what stands below the title of a list. */
export function countFound<Row extends Identified>({ page, narrowed }: ListState<Row>): string | undefined {
  if (page.data === undefined) return undefined
  const count = formatTotal(page.data.meta)
  return narrowed ? say('{count} match', { count }) : say('{count} in all', { count })
}
