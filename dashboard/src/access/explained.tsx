import { Failed, Loading } from '../design/states.tsx'
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
    <section aria-label="Explanation" className={classes.explained}>
      <h2 className={classes.verdict} data-allowed={data.allowed}>
        {data.allowed ? 'Allowed' : 'Denied'}
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

function rulesOf({ roles, direct, token }: Explanation) {
  const held = roles.map(({ name, holds }) => ({
    name: `The role '${name}'`,
    says: `holds '${holds}'`,
    passes: true,
  }))
  const none = { name: 'Roles', says: 'None of the roles holds it.', passes: false }
  const given = {
    name: 'Direct permissions',
    says: direct === null ? 'It was not given directly.' : `hold '${direct}'`,
    passes: direct !== null,
  }
  const used = token && {
    name: "The token of this browser's session",
    says: `${token.covers ? 'covers it' : 'does not cover it'}: its abilities are ${token.abilities.join(', ') || 'none'}`,
    passes: token.covers,
  }
  return [...(held.length > 0 ? held : [none]), given, ...(used ? [used] : [])]
}
