import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { formatTotal } from '../format.ts'
import { ListPage } from '../lists/list-page.tsx'
import { NewPromotion } from './new-promotion.tsx'
import { PromotionDrawer } from './promotion-drawer.tsx'
import { promotionList } from './promotion-list.tsx'

export default function PromotionsView() {
  const [creating, { open: begin, close }] = useDisclosure()
  return (
    <ListPage
      list={promotionList}
      title="Promotions"
      hint={({ page, narrowed }) => page.data && `${formatTotal(page.data.meta)} ${narrowed ? 'match' : 'in all'}`}
      actions={({ open }) => (
        <>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={begin}>
            New promotion
          </Button>
          <NewPromotion opened={creating} onClose={close} onCreated={open} />
        </>
      )}
    >
      {(opened, closeDrawer) => <PromotionDrawer id={opened} onClose={closeDrawer} />}
    </ListPage>
  )
}
