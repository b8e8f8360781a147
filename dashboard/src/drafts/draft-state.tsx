import { type PlainPhrase, say } from '../language/say.ts'
import classes from './drafts.module.css'
import type { DraftRow } from './drafts.queries.ts'

export const draftStates = {
  open: 'Open',
  paying: 'Being paid',
  completed: 'Ordered',
  expired: 'Expired',
} as const satisfies Record<DraftRow['state'], PlainPhrase>

export function DraftState({ state }: Pick<DraftRow, 'state'>) {
  return (
    <span className={classes.badge} data-state={state}>
      {say(draftStates[state])}
    </span>
  )
}
