import { say } from '../language/say.ts'
import type { Buyer } from './buyers.queries.ts'

/** Of one who was erased nobody knows the name any more. */
export function BuyerName({ buyer: { name, id } }: { buyer: Pick<Buyer, 'id' | 'name'> }) {
  return name ?? <span style={{ color: 'var(--mantine-color-dimmed)' }}>{say('Erased buyer {id}', { id })}</span>
}
