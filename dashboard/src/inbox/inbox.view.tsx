import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Ago } from '../design/ago.tsx'
import { search } from '../lists/filters.tsx'
import { declareList } from '../lists/list.ts'
import { ListPage } from '../lists/list-page.tsx'
import { useQueueChanges } from '../queues/queues.queries.ts'
import { souk } from '../souk.ts'
import { oneOf, useFilters } from '../use-filters.ts'
import classes from './inbox.module.css'
import { mailViews } from './inbox.queries.ts'
import { MailDrawer } from './mail-drawer.tsx'

const inboxList = declareList({
  label: 'Mails',
  key: ['inbox', 'list'],
  from: souk.inbox.list,
  columns: [
    { label: 'Subject', cell: ({ subject }) => <span className={classes.line}>{subject || 'No subject'}</span> },
    { label: 'To', cell: ({ to }) => to.join(', '), wide: true },
    { label: 'From', cell: ({ from }) => from, wide: true },
    { label: 'Caught', cell: ({ received_at }) => <Ago time={received_at} />, align: 'right' },
  ],
  filters: { search: search('Search the inbox', 'Subject or address') },
  opens: 'mail',
  beside: ['as'],
  empty: {
    title: 'No mail matches.',
    none: 'No mail yet.',
    hint: 'Place an order, and its mail arrives within a second.',
  },
})

export default function InboxView() {
  const [{ as }, change] = useFilters((raw) => ({ as: oneOf(mailViews, raw.as) }))
  useQueueChanges(['inbox', 'list'])
  return (
    <ListPage
      list={inboxList}
      title="Inbox"
      hint="What the built-in mail server caught: nothing leaves this machine until SMTP_URL is set"
      actions={({ page }) => (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
          loading={page.isFetching}
          onClick={() => void page.refetch()}
        >
          Refresh
        </Button>
      )}
    >
      {(opened, close) => (
        <MailDrawer
          id={opened}
          view={as ?? 'html'}
          onView={(view) => change({ as: view === 'html' ? undefined : view })}
          onClose={close}
        />
      )}
    </ListPage>
  )
}
