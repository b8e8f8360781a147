import { Failed, Loading } from '../design/states.tsx'
import { formatMoment } from '../format.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './order-drawer.module.css'
import { useHistory } from './orders.queries.ts'
import { statusLabel } from './status.tsx'

export function OrderHistory({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useHistory(id)
  if (isPending) return <Loading lines={3} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <>
      <h3 className={classes.heading}>History</h3>
      <ol className={classes.history}>
        {data.toReversed().map(({ from, to, at, by, note }) => (
          <li key={`${to} ${at}`}>
            <div className={classes.step}>
              <span>
                {from === null ? 'Placed' : statusLabel(to)}
                {by !== null && (
                  <span className={classes.dimmed}>
                    {' '}
                    by <TenantName id={by} />
                  </span>
                )}
              </span>
              <time className={classes.when} dateTime={at}>
                {formatMoment(at)}
              </time>
            </div>
            {note !== null && <p className={classes.note}>{note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
