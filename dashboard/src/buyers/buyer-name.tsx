import type { Buyer } from './buyers.queries.ts'

/** Of one who was erased nobody knows the name any more. */
export function BuyerName({ buyer: { name, id } }: { buyer: Pick<Buyer, 'id' | 'name'> }) {
  return name ?? <span style={{ color: 'var(--mantine-color-dimmed)' }}>Erased buyer {id}</span>
}
