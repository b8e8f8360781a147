import { useQuery } from '@tanstack/react-query'
import { Box } from '../design/box.tsx'
import { Failed, Loading } from '../design/states.tsx'
import { formatAgo } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { RevokeButton } from '../tokens/revoke-button.tsx'
import classes from './users.module.css'

/** What programs and browsers use in the user's name; each can be ended alone. */
export function UserTokens({ id }: { id: number }) {
  const key = ['users', 'tokens', id]
  const { data, error, isPending, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => souk.users.listTokens({ path: { id }, query: { per_page: 50 }, signal }),
  })
  return (
    <Box title={say('Tokens')}>
      {isPending && <Loading lines={3} />}
      {error !== null && <Failed error={error} retry={() => void refetch()} />}
      {data?.data.length === 0 && <p className={classes.text}>{say('They are signed in nowhere.')}</p>}
      <ul className={classes.tokens}>
        {data?.data.map(({ id: token_id, name, last_used_at, expires_at }) => (
          <li key={token_id}>
            <span>
              {name}
              <span className={classes.dimmed}>
                {last_used_at === null ? say('Never used') : say('Used {ago}', { ago: formatAgo(last_used_at) })} ·{' '}
                {endOf(expires_at)}
              </span>
            </span>
            <RevokeButton
              name={name}
              revoke={() => souk.users.revokeToken({ path: { id, token_id } })}
              listedIn={key}
            />
          </li>
        ))}
      </ul>
    </Box>
  )
}

function endOf(time: string | null): string {
  if (time === null) return say('never ends')
  return Date.parse(time) < Date.now() ? say('has ended') : say('ends {ago}', { ago: formatAgo(time) })
}
