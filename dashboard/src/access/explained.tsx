import { Failed, Loading } from '../design/states.tsx'
import { say } from '../language/say.ts'
import classes from './access.module.css'
import { type Explanation, useExplanation } from './access.queries.ts'
import { Mark } from './access-list.tsx'

interface ExplainedProps {
  permission: string
  user: number | undefined
}

/** The decision in the server's words, and each rule that had a say in it. */
export function Explained({ permission, user }: ExplainedProps) {
  const { data, error, isPending, refetch } = useExplanation(permission, user)
  if (isPending) return <Loading lines={5} />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  // The sentence begins with the verdict, which stands above it already.
  const sentence = data.reason.replace(/^(Allowed|Denied): /, '')
  return (
    <section aria-label={say('Explanation')} className={classes.explained}>
      <h2 className={classes.verdict} data-allowed={data.allowed}>
        {data.allowed ? say('Allowed') : say('Denied')}
        <code>{permission}</code>
      </h2>
      <p className={classes.reason}>{sentence.charAt(0).toUpperCase() + sentence.slice(1)}</p>
      <ul className={classes.rules}>
        {rulesOf(data).map(({ name, says, passes }) => (
          <li key={name}>
            <Mark allowed={passes} />
            <span>
              <span>{name}</span>
              <span className={classes.dimmed}>{says}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const covering = (covers: boolean, abilities: string) =>
  covers
    ? say('covers it: its abilities are {abilities}', { abilities })
    : say('does not cover it: its abilities are {abilities}', { abilities })

function rulesOf({ roles, direct, token }: Explanation) {
  const held = roles.map(({ name, holds }) => ({
    name: say("The role '{name}'", { name }),
    says: say("holds '{holds}'", { holds }),
    passes: true,
  }))
  const none = { name: say('Roles'), says: say('None of the roles holds it.'), passes: false }
  const given = {
    name: say('Direct permissions'),
    says: direct === null ? say('It was not given directly.') : say("hold '{direct}'", { direct }),
    passes: direct !== null,
  }
  const used = token && {
    name: say("The token of this browser's session"),
    says: covering(token.covers, token.abilities.join(', ') || say('none')),
    passes: token.covers,
  }
  return [...(held.length > 0 ? held : [none]), given, ...(used ? [used] : [])]
}
