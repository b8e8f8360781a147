import { Modal } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useEscape } from '../design/use-escape.ts'
import { say } from '../language/say.ts'
import { queries } from '../souk.ts'
import { goOnAs, useSessionEnded } from './page-session.ts'
import { adoptSession, isReplaced } from './send-signed-in.ts'
import classes from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'
import type { Me } from './use-me.ts'

/** Over everything else: the page beneath keeps what is typed, and what it sent waits. */
export function SessionEnded({ me }: { me: Me }) {
  const ended = useSessionEnded()
  useEscape(ended, () => {})
  const lookAgain = () => void queries.invalidateQueries()
  const goOn = ({ id }: { id: number }) => void goOnAs(id).then(lookAgain)
  // Who has signed in again in another tab need not do it here.
  useWindowEvent('focus', () => void (ended && isReplaced() && adoptSession().then(lookAgain, () => {})))
  return (
    <Modal
      opened={ended}
      onClose={() => {}}
      title={say('Your session has ended')}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      zIndex={500}
      overlayProps={{ backgroundOpacity: 0.55, blur: 3 }}
    >
      <p className={classes.again}>
        {say(
          'Sign in again to go on, {name}. What you typed is still there, and what you were about to do is done then. For anybody else the page starts anew.',
          { name: me.name },
        )}
      </p>
      <SignInForm email={me.email} onSignedIn={goOn} />
    </Modal>
  )
}
