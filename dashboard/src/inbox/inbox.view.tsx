import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { FilterBar } from '../design/filter-bar.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { SearchField } from '../design/search-field.tsx'
import { Empty } from '../design/states.tsx'
import { useQueueChanges } from '../queues/queues.queries.ts'
import { useFilters } from '../use-filters.ts'
import classes from './inbox.module.css'
import { type CaughtMail, readInboxFilters, useInbox } from './inbox.queries.ts'
import { MailDrawer } from './mail-drawer.tsx'

const columns: readonly Column<CaughtMail>[] = [
  { label: 'Subject', cell: ({ subject }) => <span className={classes.line}>{subject || 'No subject'}</span> },
  { label: 'To', cell: ({ to }) => to.join(', '), wide: true },
  { label: 'From', cell: ({ from }) => from, wide: true },
  { label: 'Caught', cell: ({ received_at }) => <Ago time={received_at} />, align: 'right' },
]

export default function InboxView() {
  const [filters, change] = useFilters(readInboxFilters)
  const mails = useInbox(filters)
  useQueueChanges(['inbox', 'list'])
  return (
    <>
      <PageHeader
        title="Inbox"
        hint="What the built-in mail server caught: nothing leaves this machine until SMTP_URL is set"
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
            loading={mails.isFetching}
            onClick={() => void mails.refetch()}
          >
            Refresh
          </Button>
        }
      />
      <Panel flush>
        <FilterBar>
          <SearchField
            label="Search the inbox"
            placeholder="Subject or address"
            value={filters.search ?? ''}
            onSearch={(search) => change({ search, page: 1 })}
          />
        </FilterBar>
        <Listing
          label="Mails"
          page={mails}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => change({ mail: id })}
          onPage={(page) => change({ page })}
          empty={
            <Empty title={filters.search === undefined ? 'No mail yet.' : 'No mail matches.'}>
              Place an order, and its mail arrives within a second.
            </Empty>
          }
        />
      </Panel>
      <MailDrawer
        id={filters.mail}
        view={filters.as ?? 'html'}
        onView={(view) => change({ as: view === 'html' ? undefined : view })}
        onClose={() => change({ mail: undefined, as: undefined })}
      />
    </>
  )
}
