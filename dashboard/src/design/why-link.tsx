import type { SoukError } from '@souk/client'
import { Link } from '@tanstack/react-router'
import { say } from '../language/say.ts'

/** Wherever a refusal is shown: the way to the rule that refused. */
export function WhyLink({ error }: { error: Error }) {
  if ((error as Partial<SoukError>).status !== 403) return null
  const permission = permissionIn(error)
  return (
    <Link to="/access" search={(permission === undefined ? {} : { permission }) as never}>
      {say('Why was I denied?')}
    </Link>
  )
}

/** Which permission the refusal is about, where the server's sentence quotes one; otherwise one chooses it there. */
const permissionIn = ({ message }: Error) => /'([a-z]+\.[a-z]+)'/.exec(message)?.[1]
