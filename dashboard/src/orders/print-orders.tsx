import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { say } from '../language/say.ts'
import { useMay, useMe } from '../session/use-me.ts'
import { readShop, type Shop } from '../shop/shop.queries.ts'
import { OrderSheet } from './order-sheet.tsx'
import type { Order } from './status.tsx'

interface Printed {
  kind: 'order' | 'slip'
  /** By their owner, as far as one may know them. */
  shops: ReadonlyMap<number, Shop>
}

/** Prints sheets in place of the page, one for each order: the order, or what lies in the parcel. */
export function PrintOrders({ orders }: { orders: readonly Order[] }) {
  const may = useMay()
  const me = useMe()
  const [printed, setPrinted] = useState<Printed>()
  const print = async (kind: Printed['kind']) => {
    const owners = may('shop.manage') ? [...new Set(orders.map(({ user_id }) => user_id))] : []
    const read = (owner: number) => readShop(owner === me.shop_id ? undefined : owner).catch(() => undefined)
    const shops = await Promise.all(owners.map(async (owner) => [owner, await read(owner)] as const))
    setPrinted({ kind, shops: new Map(shops.filter((known): known is [number, Shop] => known[1] !== undefined)) })
  }
  useEffect(() => {
    if (printed === undefined) return
    const done = () => setPrinted(undefined)
    window.addEventListener('afterprint', done)
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [printed])
  const icon = <IconPrinter size={14} stroke={1.6} aria-hidden />
  const isMany = orders.length > 1
  return (
    <>
      <Button variant="default" size="xs" leftSection={icon} onClick={() => void print('order')}>
        {isMany ? say('Print the orders') : say('Print the order')}
      </Button>
      <Button variant="default" size="xs" leftSection={icon} onClick={() => void print('slip')}>
        {isMany ? say('Packing slips') : say('Packing slip')}
      </Button>
      {printed !== undefined &&
        createPortal(
          <div className="printed">
            {orders.map((order) => (
              <OrderSheet
                key={order.id}
                order={order}
                isSlip={printed.kind === 'slip'}
                shop={printed.shops.get(order.user_id)}
              />
            ))}
          </div>,
          document.body,
        )}
    </>
  )
}
