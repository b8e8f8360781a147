import { Select } from '@mantine/core'
import type { RowOf } from '@souk/client'
import { say } from '../language/say.ts'
import { chooseShop } from '../session/chosen-shop.ts'
import { useMe } from '../session/use-me.ts'
import classes from './shell.module.css'

/** Another shop is another page: nothing of the first stays on it. */
export default function ShopSelect({ shops }: { shops: readonly RowOf<'me.listShops'>[] }) {
  const me = useMe()
  return (
    <Select
      aria-label={say('Shop')}
      className={classes.shops}
      size="sm"
      data={shops.map(({ id, name, own, role }) => ({
        value: String(id),
        label: own ? say('{name} (yours)', { name }) : `${name} · ${role}`,
      }))}
      value={String(me.shop_id)}
      allowDeselect={false}
      onChange={(id) => id !== null && chooseShop(Number(id) === me.id ? undefined : Number(id))}
    />
  )
}
