import { Failed, Loading } from '../design/states.tsx'
import { Timeline } from '../design/timeline.tsx'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order-drawer.module.css'
import { useHistory } from './orders.queries.ts'
import { statusLabel } from './status.tsx'

export function OrderHistory({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useHistory(id)
  if (isPending) return <Loading lines={3} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const steps = data.toReversed().map(({ from, to, at, by, note }) => ({
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
  }))
  return (
    <>
      <h3 className={classes.heading}>History</h3>
      <Timeline steps={steps} />
    </>
  )
}
