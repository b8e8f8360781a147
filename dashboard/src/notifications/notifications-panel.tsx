import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../design/data-table.tsx'
import { FilterBar } from '../design/filter-bar.tsx'
import { PagesBar } from '../design/pages-bar.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed, Loading } from '../design/states.tsx'
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
            w={{ base: '100%', xs: 160 }}
          />
          {children}
        </FilterBar>
        {mails.isPending && <Loading lines={10} />}
        {mails.isError && <Failed error={mails.error} retry={() => void mails.refetch()} />}
        {mails.data?.data.length === 0 && !mails.isError && (
          <Empty title={filters.status === undefined ? 'No mail yet.' : 'No mail matches.'}>
            Each order sends one when it is placed, and one whenever it moves.
          </Empty>
        )}
        {mails.data !== undefined && mails.data.data.length > 0 && !mails.isError && (
          <>
            <DataTable
              label={label}
              columns={columns}
              rows={mails.data.data}
              rowKey={({ id }) => id}
              onOpen={({ id }) => change({ mail: id })}
              stale={mails.isPlaceholderData}
            />
            <PagesBar meta={mails.data.meta} onPage={(page) => change({ page })} />
          </>
        )}
      </Panel>
      <NotificationDrawer id={filters.mail} onClose={() => change({ mail: undefined })} />
    </>
  )
}
