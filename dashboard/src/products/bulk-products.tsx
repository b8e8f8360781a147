import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPencil } from '@tabler/icons-react'
import { Window } from '../design/window.tsx'
import { say } from '../language/say.ts'
import type { BulkProps } from '../lists/list.ts'
import { useMay } from '../session/use-me.ts'
import { PricesAndStock } from './prices-and-stock.tsx'
import type { Product } from './products.queries.ts'

/** What may be done with many products at once. */
export function BulkProducts({ rows, onDone }: BulkProps<Product>) {
  const may = useMay()
  const [opened, { open, close }] = useDisclosure()
  if (!may('products.update')) return null
  const done = () => {
    close()
    onDone()
  }
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPencil size={14} stroke={1.6} aria-hidden />}
        onClick={open}
      >
        {say('Prices and stock')}
      </Button>
      <Window opened={opened} onClose={close} title={say('Prices and stock')} size="lg">
        <PricesAndStock products={rows} onSaved={done} />
      </Window>
    </>
  )
}
