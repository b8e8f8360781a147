import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Ago } from '../design/ago.tsx'
import type { Column } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { pageOf, useFilters } from '../use-filters.ts'
import { EndButton } from './end-button.tsx'
import { InviteMember } from './invite-member.tsx'
import { MemberRole } from './member-role.tsx'
import classes from './members.module.css'
import { type Invitation, type Member, useInvitations, useMembers } from './members.queries.ts'

const memberColumns: readonly Column<Member>[] = [
  {
    label: say('Member'),
    cell: ({ name, email }) => (
      <span className={classes.who}>
        {name}
        <span className={classes.email}>{email}</span>
      </span>
    ),
  },
  { label: say('Role'), cell: (member) => <MemberRole member={member} /> },
  { label: say('Since'), cell: ({ joined_at }) => <Ago time={joined_at} />, wide: true },
  {
    label: say('Let go'),
    align: 'right',
    cell: ({ id, name, keeper }) =>
      keeper ? null : (
        <EndButton
          verb={say('Let go')}
          question={say('Let go {name}?', { name })}
          who={name}
          end={() => souk.members.remove({ path: { id } })}
          told={say('{name} works here no more.', { name })}
        >
          {say(
            'What they have open in the shop ends at once, with their tokens for it. What they did stays under their name.',
          )}
        </EndButton>
      ),
  },
]

const invitationColumns: readonly Column<Invitation>[] = [
  { label: say('Address'), cell: ({ email }) => email },
  { label: say('Role'), cell: ({ role }) => role },
  { label: say('Ends'), cell: ({ expires_at }) => <Ago time={expires_at} />, wide: true },
  {
    label: say('Take back'),
    align: 'right',
    cell: ({ id, email }) => (
      <EndButton
        verb={say('Take back')}
        question={say('Take back the invitation of {email}?', { email })}
        who={say('the invitation of {email}', { email })}
        end={() => souk.invitations.delete({ path: { id } })}
        told={say('The invitation is worth nothing any more.')}
      >
        {say('The mail has gone out. What it leads to opens nothing from here on.')}
      </EndButton>
    ),
  },
]

export default function MembersView() {
  const [{ page, open }, change] = useFilters((raw) => ({ page: pageOf(raw.page), open: pageOf(raw.open) }))
  const [inviting, { open: begin, close }] = useDisclosure()
  return (
    <>
      <PageHeader
        title={say('Members')}
        hint={say('Who works in this shop, each with an account of their own.')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            {say('Invite somebody')}
          </Button>
        }
      />
      <Panel flush>
        <Listing
          label={say('Members')}
          page={useMembers(page)}
          columns={memberColumns}
          rowKey={({ id }) => id}
          onPage={(chosen) => change({ page: chosen })}
          empty={<Empty title={say('Nobody works here.')} />}
        />
      </Panel>
      <div className={classes.invited}>
        <Panel title={say('Invited')} flush>
          <Listing
            label={say('Invitations')}
            page={useInvitations(open)}
            columns={invitationColumns}
            rowKey={({ id }) => id}
            onPage={(chosen) => change({ open: chosen })}
            empty={<Empty title={say('Nobody is invited at the moment.')} />}
          />
        </Panel>
      </div>
      <InviteMember opened={inviting} onClose={close} />
    </>
  )
}
