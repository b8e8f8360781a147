import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Column } from '../design/data-table.tsx'
import { FilterBar } from '../design/filter-bar.tsx'
import { Listing } from '../design/listing.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { type DeliveryStatus, deliveryOptions } from './delivery-status.tsx'
import { NotificationDrawer } from './notification-drawer.tsx'
import type { NotificationFilters } from './notification-filters.ts'
import type { Notification, useNotifications } from './notifications.queries.ts'

interface NotificationsPanelProps {
  label: string
  columns: readonly Column<Notification>[]
  mails: ReturnType<typeof useNotifications>
  filters: NotificationFilters
  change: (changes: Partial<NotificationFilters>) => void
  /** Further filters. */
  children?: ReactNode
}

/** The table of mails, one's own or everybody's, and the one that stands open. */
export function NotificationsPanel({ label, columns, mails, filters, change, children }: NotificationsPanelProps) {
  return (
    <>
      <Panel flush>
        <FilterBar>
          <Select
            aria-label="Status"
            placeholder="Any status"
            clearable
            data={deliveryOptions}
            value={filters.status ?? null}
            onChange={(status) => change({ status: (status as DeliveryStatus | null) ?? undefined, page: 1 })}
            w={160}
          />
          {children}
        </FilterBar>
        <Listing
          label={label}
          page={mails}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ mail: id })}
          onPage={(page) => change({ page })}
          empty={
            <Empty title={filters.status === undefined ? 'No mail yet.' : 'No mail matches.'}>
              Each order sends one when it is placed, and one whenever it moves.
            </Empty>
          }
        />
      </Panel>
      <NotificationDrawer id={filters.mail} onClose={() => change({ mail: undefined })} />
    </>
  )
}
