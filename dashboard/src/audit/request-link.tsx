import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import classes from './audit.module.css'

/** The request that an entry came from, and the way to all that happened in it. */
export function RequestLink({ id }: { id: string }) {
  if (!useMay()('monitoring.view')) return id
  return (
    <>
      {id}
      <br />
      <Link to="/monitoring" search={{ asked: id } as never} className={classes.story}>
        {say('See its story')}
      </Link>
    </>
  )
}
