import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { say } from '../language/say.ts'
import { ListPage } from '../lists/list-page.tsx'
import { EndpointDrawer } from './endpoint-drawer.tsx'
import { endpointList } from './endpoint-list.tsx'
import { NewEndpoint } from './new-endpoint.tsx'

export default function WebhooksView() {
  const [creating, { open: begin, close }] = useDisclosure()
  return (
    <ListPage
      list={endpointList}
      title={say('Webhooks')}
      hint={say('Events of the shop, sent to servers of your own and signed.')}
      actions={() => (
        <>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            {say('New endpoint')}
          </Button>
          <NewEndpoint opened={creating} onClose={close} />
        </>
      )}
    >
      {(opened, closeDrawer) => <EndpointDrawer id={opened} onClose={closeDrawer} />}
    </ListPage>
  )
}
