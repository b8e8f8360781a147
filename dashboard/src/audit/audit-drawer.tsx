import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Failed, Loading } from '../design/states.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import classes from './audit.module.css'
import { type AuditEntry, useAuditEntry } from './audit.queries.ts'
import { Chain } from './chain.tsx'
import { Changes } from './changes.tsx'
import { RequestLink } from './request-link.tsx'
import { subjectOf, Who } from './who.tsx'

interface AuditDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function AuditDrawer({ id, onClose }: AuditDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Entry')} onClose={onClose}>
      {(shown) => <EntryDetail id={shown} />}
    </DetailDrawer>
  )
}

function EntryDetail({ id }: { id: number }) {
  const { data, error, isPending, refetch } = useAuditEntry(id)
  if (isPending) return <Loading lines={8} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const { entry, earlier } = data
  return (
    <div className={classes.detail}>
      <div>
        <p className={classes.action}>{entry.action}</p>
        <p className={classes.dimmed}>{say('Entry {id} · {time}', { id: entry.id, time: formatMoment(entry.at) })}</p>
      </div>
      <Facts entry={entry} />
      <Changes before={entry.before} after={entry.after} />
      <Chain entry={entry} earlier={earlier} />
    </div>
  )
}

function Facts({ entry }: { entry: AuditEntry }) {
  const { actor_id, subject_owner_id, ip, token_id, request_id } = entry
  const facts = [
    { name: say('By'), fact: <Who id={actor_id} /> },
    { name: say('On'), fact: subjectOf(entry) },
    { name: say('Whose'), fact: subject_owner_id === null ? undefined : <TenantName id={subject_owner_id} /> },
    { name: say('IP address'), fact: ip },
    { name: say('By token'), fact: token_id },
    { name: say('Request'), fact: request_id && <RequestLink id={request_id} /> },
  ]
  return (
    <dl className={classes.facts}>
      {facts
        .filter(({ fact }) => fact !== undefined && fact !== null)
        .map(({ name, fact }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
    </dl>
  )
}
