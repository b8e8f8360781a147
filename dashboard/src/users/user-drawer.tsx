import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Loaded } from '../design/loaded.tsx'
import { formatMoment } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { UserRights } from './user-rights.tsx'
import { RoleTags, UserState } from './user-state.tsx'
import { UserSuspension } from './user-suspension.tsx'
import { UserTokens } from './user-tokens.tsx'
import classes from './users.module.css'
import { type User, useUser } from './users.queries.ts'

interface UserDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function UserDrawer({ id, onClose }: UserDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('User')} onClose={onClose}>
      {(shown) => <UserDetail key={shown} id={shown} />}
    </DetailDrawer>
  )
}

function UserDetail({ id }: { id: number }) {
  return <Loaded query={useUser(id)}>{(user) => <UserParts user={user} />}</Loaded>
}

function UserParts({ user }: { user: User }) {
  const { id } = user
  const may = useMay()
  const me = useMe()
  return (
    <div className={classes.detail}>
      <div>
        <div className={classes.summary}>
          <p className={classes.name}>{user.name}</p>
          <UserState user={user} />
        </div>
        <p className={classes.dimmed}>
          {say('{email} · since {time}', { email: user.email, time: formatMoment(user.created_at) })}
        </p>
      </div>
      {may('users.manage') ? <UserRights user={user} /> : <RoleTags user={user} />}
      {may('users.suspend') && id !== me.id && (
        <>
          <UserTokens id={id} />
          <UserSuspension user={user} />
        </>
      )}
      <Elsewhere user={user} />
    </div>
  )
}

/** What else there is about them. */
function Elsewhere({ user: { id } }: { user: User }) {
  const may = useMay()
  return (
    <div className={classes.links}>
      <Button
        variant="default"
        size="xs"
        renderRoot={(props) => <Link to="/access" search={{ user: id } as never} {...props} />}
      >
        {say('What may they do, and why')}
      </Button>
      {may('audit.view') && (
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => <Link to="/audit" search={{ owner: id } as never} {...props} />}
        >
          {say('What was done about them')}
        </Button>
      )}
    </div>
  )
}
