import type { ReactNode } from 'react'
import { Loaded } from '../design/loaded.tsx'
import { TransferReport } from './transfer-report.tsx'
import classes from './transfers.module.css'
import { type Transfer, useTransfer } from './transfers.queries.ts'

interface FollowedProps {
  id: number
  /** What may follow, by how it stands. */
  children?: (transfer: Transfer) => ReactNode
}

/** What was begun here, until it has ended and after. */
export function Followed({ id, children }: FollowedProps) {
  return (
    <div className={classes.followed}>
      <Loaded query={useTransfer(id)} lines={3}>
        {(transfer) => (
          <>
            <TransferReport transfer={transfer} />
            {children?.(transfer)}
          </>
        )}
      </Loaded>
    </div>
  )
}
