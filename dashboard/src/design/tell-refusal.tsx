import { notifications } from '@mantine/notifications'
import { WhyLink } from './why-link.tsx'

/** The server's sentence about what it did not do, in passing. */
export function tellRefusal(error: Error, title?: string): void {
  notifications.show({
    color: 'red',
    title,
    message: (
      <>
        {error.message} <WhyLink error={error} />
      </>
    ),
    autoClose: 8_000,
  })
}
