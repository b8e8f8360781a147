import { Anchor, Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ActButton } from '../design/act-button.tsx'
import { Box } from '../design/box.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { lookAgain as lookAtListings } from '../listings/listings.queries.ts'
import { souk } from '../souk.ts'
import classes from './product-drawer.module.css'
import type { Product } from './products.queries.ts'

/** Whether a listing shows the product, and the one call that makes it so. */
export function InTheShop({ product: { id, listing_id } }: { product: Product }) {
  const show = useMutation({
    mutationFn: () => souk.products.show({ path: { id }, body: {} }),
    onSuccess: ({ data }) => {
      lookAtListings()
      notifications.show({ message: say("'{title}' is published.", { title: data.title }) })
    },
    onError: (error) => tellRefusal(error),
  })
  const hide = useMutation({
    mutationFn: () => souk.products.hide({ path: { id } }),
    onSuccess: () => {
      lookAtListings()
      notifications.show({ message: say('No listing shows it any more.') })
    },
    onError: (error) => tellRefusal(error),
  })
  if (listing_id === null)
    return (
      <Box title={say('In the shop')}>
        <p className={classes.dimmed} style={{ marginBottom: 12 }}>
          {say('No listing shows it: visitors do not see it.')}
        </p>
        <ActButton work={show} variant="default" onAct={() => show.mutate()}>
          {say('Show in the shop')}
        </ActButton>
      </Box>
    )
  return (
    <Box title={say('In the shop')}>
      <div className={classes.buttons}>
        <Anchor renderRoot={(props) => <Link to="/listings" search={{ listing: listing_id } as never} {...props} />}>
          {say('Its listing')}
        </Anchor>
        <Button variant="subtle" size="xs" loading={hide.isPending} onClick={() => hide.mutate()}>
          {say('Take out of the listing')}
        </Button>
      </div>
    </Box>
  )
}
