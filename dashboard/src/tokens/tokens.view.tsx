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
import { ExpiresAt } from './expires-at.tsx'
import { NewTokenModal } from './new-token-modal.tsx'
import { RevokeButton } from './revoke-button.tsx'
import { SignOutEverywhere } from './sign-out-everywhere.tsx'
import classes from './tokens.module.css'
import { type Token, tokensKey, useTokens } from './tokens.queries.ts'

const columns: readonly Column<Token>[] = [
  { label: say('Token'), cell: (token) => <TokenName token={token} /> },
  { label: say('May do'), cell: ({ abilities }) => <Abilities abilities={abilities} />, wide: true },
  { label: say('Last used'), cell: (token) => <LastUse token={token} />, wide: true },
  { label: say('Ends'), cell: ({ expires_at }) => <ExpiresAt time={expires_at} /> },
  { label: say('Made'), cell: ({ created_at }) => <Ago time={created_at} />, wide: true },
  {
    label: say('Revoke'),
    cell: ({ id, name, current }) =>
      current ? null : (
        <RevokeButton name={name} revoke={() => souk.tokens.revoke({ path: { id } })} listedIn={tokensKey} />
      ),
    align: 'right',
  },
]

export default function TokensView() {
  const [{ page }, change] = useFilters((raw) => ({ page: pageOf(raw.page) }))
  const tokens = useTokens(page)
  const [creating, { open, close }] = useDisclosure()
  return (
    <>
      <PageHeader
        title={say('Tokens')}
        hint={say('What programs and browsers use in your name. Revoke what you do not know.')}
        actions={
          <>
            <SignOutEverywhere />
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
              {say('New token')}
            </Button>
          </>
        }
      />
      <Panel flush>
        <Listing
          label={say('Tokens')}
          page={tokens}
          columns={columns}
          rowKey={({ id }) => id}
          onPage={(chosen) => change({ page: chosen })}
          empty={<Empty title={say('There is no token.')} />}
        />
      </Panel>
      <NewTokenModal opened={creating} onClose={close} />
    </>
  )
}

function TokenName({ token: { name, current } }: { token: Token }) {
  return (
    <span className={classes.name}>
      {name}
      {current && <span className={classes.current}>{say('This browser')}</span>}
    </span>
  )
}

function Abilities({ abilities }: Pick<Token, 'abilities'>) {
  if (abilities.includes('*')) return say('All that you may')
  return <code className={classes.abilities}>{abilities.join(', ') || say('nothing')}</code>
}

function LastUse({ token: { last_used_at, last_used_ip, last_used_user_agent } }: { token: Token }) {
  if (last_used_at === null) return <span className={classes.dimmed}>{say('Never')}</span>
  return (
    <span title={last_used_user_agent ?? undefined}>
      <Ago time={last_used_at} />
      {last_used_ip !== null && (
        <span className={classes.dimmed}> {say('from {address}', { address: last_used_ip })}</span>
      )}
    </span>
  )
}
