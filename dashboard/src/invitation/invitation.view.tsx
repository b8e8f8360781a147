import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Refusal } from '../design/refusal.tsx'
import { say } from '../language/say.ts'
import { chooseShop } from '../session/chosen-shop.ts'
import { useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'

/** Behind the #, which no browser sends to a server, and out of the address once it is read. */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
  history.replaceState(history.state, '', location.pathname)
  return token
}

/** Joins only when asked to: whoever opens a mail's page need not want to. */
export default function InvitationView() {
  const { email } = useMe()
  const [token] = useState(takeToken)
  const accept = useMutation({
    mutationFn: () => souk.invitations.accept({ body: { token } }),
    onSuccess: ({ data }) => chooseShop(data.id),
  })
  return (
    <>
      <PageHeader title={say('Invitation')} hint={say('You are signed in as {email}.', { email })} />
      <Panel>
        {token === '' ? (
          <p>{say('Open this page by the address in the mail that invited you.')}</p>
        ) : (
          <>
            <p>
              {say(
                "You are invited to work in a shop of somebody else's. It takes the account of the address that was invited.",
              )}
            </p>
            <Refusal error={accept.error} />
            <ActButton work={accept} onAct={() => accept.mutate()}>
              {say('Join the shop')}
            </ActButton>
          </>
        )}
      </Panel>
    </>
  )
}
