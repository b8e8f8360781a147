import { Box } from '../design/box.tsx'
import { say } from '../language/say.ts'
import classes from './audit.module.css'
import type { AuditEntry } from './audit.queries.ts'

/** Whether the entry still follows the one before it. What is inside of each seal is proved by `audit:verify` alone. */
export function Chain({ entry, earlier }: { entry: AuditEntry; earlier: AuditEntry | undefined }) {
  return (
    <Box title={say('Seal')}>
      <p className={classes.link} data-broken={isBroken(entry, earlier) || undefined}>
        {sentenceOf(entry, earlier)}
      </p>
      <dl className={classes.hashes}>
        <dt>{say('This entry')}</dt>
        <dd>{entry.hash}</dd>
        <dt>{say('The one before')}</dt>
        <dd>{entry.previous_hash}</dd>
      </dl>
    </Box>
  )
}

const isBroken = ({ previous_hash }: AuditEntry, earlier: AuditEntry | undefined) =>
  earlier !== undefined && earlier.hash !== previous_hash

function sentenceOf(entry: AuditEntry, earlier: AuditEntry | undefined): string {
  if (earlier === undefined) return say('The chain begins here.')
  return isBroken(entry, earlier)
    ? say('It does not follow entry {id}: the chain is broken here.', { id: earlier.id })
    : say('It follows entry {id}, as it should.', { id: earlier.id })
}
