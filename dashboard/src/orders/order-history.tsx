import { Loaded } from '../design/loaded.tsx'
import { Timeline } from '../design/timeline.tsx'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order-drawer.module.css'
import { type Change, useHistory } from './orders.queries.ts'
import { statusLabel } from './status.tsx'

export function OrderHistory({ id }: { id: number }) {
  return (
    <Loaded query={useHistory(id)} lines={3}>
      {(changes) => (
        <>
          <h3 className={classes.heading}>History</h3>
          <Timeline steps={changes.toReversed().map(stepOf)} />
        </>
      )}
    </Loaded>
  )
}

const stepOf = ({ from, to, at, by, note }: Change) => ({
  what: (
    <>
      {from === null ? 'Placed' : statusLabel(to)}
      {by !== null && (
        <span className={classes.dimmed}>
          {' '}
          by <TenantName id={by} />
        </span>
      )}
    </>
  ),
  at,
  note,
})
