import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { Ago } from '../design/ago.tsx'
import { BackLink } from '../design/back-link.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoney } from '../format.ts'
import { declareList } from '../lists/list.ts'
import { ListPage } from '../lists/list-page.tsx'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { lookAgain } from './products.queries.ts'

const deletedList = declareList({
  label: 'Deleted products',
  key: ['products', 'deleted'],
  from: souk.products.listDeleted,
  columns: [
    { label: 'Product', cell: ({ name }) => name },
    { label: 'Shop', cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: 'Price', cell: ({ price }) => formatMoney(price), align: 'right', wide: true },
    { label: 'Deleted', cell: ({ deleted_at }) => <Ago time={deleted_at} />, align: 'right' },
    { label: 'Restore', head: <span className="visually-hidden">Restore</span>, cell: restoreOf, align: 'right' },
  ],
  filters: {},
  empty: { title: 'No product was deleted.' },
})

function restoreOf({ id, name }: { id: number; name: string }) {
  return <Restore id={id} name={name} />
}

/** What is sold no more. Its orders stay, and so does its stock. */
export function DeletedProducts() {
  return (
    <>
      <BackLink to="/products" search={{}}>
        Products
      </BackLink>
      <ListPage list={deletedList} title="Deleted products" hint="They are sold no more, and can be restored" />
    </>
  )
}

function Restore({ id, name }: { id: number; name: string }) {
  const restore = useMutation({
    mutationFn: () => souk.products.restore({ path: { id } }),
    onSuccess: () => notifications.show({ message: `'${name}' is back.` }),
    onError: (error) => tellRefusal(error),
    onSettled: () => lookAgain(),
  })
  return (
    <ActButton work={restore} size="xs" variant="default" onAct={() => restore.mutate()}>
      Restore
    </ActButton>
  )
}
