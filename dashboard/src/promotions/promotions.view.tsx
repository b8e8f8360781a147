import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { say } from '../language/say.ts'
import { countFound } from '../lists/count-found.ts'
import { ListPage } from '../lists/list-page.tsx'
import { NewPromotion } from './new-promotion.tsx'
import { PromotionDrawer } from './promotion-drawer.tsx'
import { promotionList } from './promotion-list.tsx'

export default function PromotionsView() {
  const [creating, { open: begin, close }] = useDisclosure()
  return (
    <ListPage
      list={promotionList}
      title={say('Promotions')}
      hint={countFound}
      actions={({ open }) => (
        <>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            {say('New promotion')}
          </Button>
          <NewPromotion opened={creating} onClose={close} onCreated={open} />
        </>
      )}
    >
      {(opened, closeDrawer) => <PromotionDrawer id={opened} onClose={closeDrawer} />}
    </ListPage>
  )
}
