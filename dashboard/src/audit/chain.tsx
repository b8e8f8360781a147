import { Box } from '../design/box.tsx'
import classes from './audit.module.css'
import type { AuditEntry } from './audit.queries.ts'

/** Whether the entry still follows the one before it. What is inside of each seal is proved by `audit:verify` alone. */
export function Chain({ entry, earlier }: { entry: AuditEntry; earlier: AuditEntry | undefined }) {
  return (
    <Box title="Seal">
      <p className={classes.link} data-broken={isBroken(entry, earlier) || undefined}>
        {sentenceOf(entry, earlier)}
      </p>
      <dl className={classes.hashes}>
        <dt>This entry</dt>
        <dd>{entry.hash}</dd>
        <dt>The one before</dt>
        <dd>{entry.previous_hash}</dd>
      </dl>
    </Box>
  )
}

const isBroken = ({ previous_hash }: AuditEntry, earlier: AuditEntry | undefined) =>
  earlier !== undefined && earlier.hash !== previous_hash

function sentenceOf(entry: AuditEntry, earlier: AuditEntry | undefined): string {
  if (earlier === undefined) return 'The chain begins here.'
  return isBroken(entry, earlier)
    ? `It does not follow entry ${earlier.id}: the chain is broken here.`
    : `It follows entry ${earlier.id}, as it should.`
}
