import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './product-drawer.module.css'

const few = 5

/** How many there are, louder the fewer. */
export function Stock({ quantity }: { quantity: number }) {
  if (quantity === 0) return <span className={classes.out}>{say('Out of stock')}</span>
  return <span className={quantity <= few ? classes.few : undefined}>{formatCount(quantity)}</span>
}
