import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Ago } from '../design/ago.tsx'
import { say } from '../language/say.ts'
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
  label: say('Mails'),
  key: ['inbox', 'list'],
  from: souk.inbox.list,
  columns: [
    {
      label: say('Subject'),
      cell: ({ subject }) => <span className={classes.line}>{subject || say('No subject')}</span>,
    },
    { label: say('To'), cell: ({ to }) => to.join(', '), wide: true },
    { label: say('Sender'), cell: ({ from }) => from, wide: true },
    { label: say('Caught'), cell: ({ received_at }) => <Ago time={received_at} />, align: 'right' },
  ],
  filters: { search: search(say('Search the inbox'), say('Subject or address')) },
  opens: 'mail',
  beside: ['as'],
  empty: {
    title: say('No mail matches.'),
    none: say('No mail yet.'),
    hint: say('Place an order, and its mail arrives within a second.'),
  },
})

export default function InboxView() {
  const [{ as }, change] = useFilters((raw) => ({ as: oneOf(mailViews, raw.as) }))
  useQueueChanges(['inbox', 'list'])
  return (
    <ListPage
      list={inboxList}
      title={say('Inbox')}
      hint={say('What the built-in mail server caught: nothing leaves this machine until SMTP_URL is set')}
      actions={({ page }) => (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} stroke={1.6} aria-hidden />}
          loading={page.isFetching}
          onClick={() => void page.refetch()}
        >
          {say('Refresh')}
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
