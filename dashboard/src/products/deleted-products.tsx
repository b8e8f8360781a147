import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { ActButton } from '../design/act-button.tsx'
import { Ago } from '../design/ago.tsx'
import { BackLink } from '../design/back-link.tsx'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { declareList } from '../lists/list.ts'
import { ListPage } from '../lists/list-page.tsx'
import { souk } from '../souk.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { lookAgain } from './products.queries.ts'

const deletedList = declareList({
  label: say('Deleted products'),
  key: ['products', 'deleted'],
  from: souk.products.listDeleted,
  columns: [
    { label: say('Product'), cell: ({ name }) => name },
    { label: say('Shop'), cell: ({ user_id }) => <TenantName id={user_id} />, wide: true, permission: 'tenants.any' },
    { label: say('Price'), cell: ({ price }) => formatMoney(price), align: 'right', wide: true },
    { label: say('Deleted'), cell: ({ deleted_at }) => <Ago time={deleted_at} />, align: 'right' },
    {
      label: say('Restore'),
      head: <span className="visually-hidden">{say('Restore')}</span>,
      cell: restoreOf,
      align: 'right',
    },
  ],
  filters: {},
  empty: { title: say('No product was deleted.') },
})

function restoreOf({ id, name }: { id: number; name: string }) {
  return <Restore id={id} name={name} />
}

/** What is sold no more. Its orders stay, and so does its stock. */
export function DeletedProducts() {
  return (
    <>
      <BackLink to="/products" search={{}}>
        {say('Products')}
      </BackLink>
      <ListPage
        list={deletedList}
        title={say('Deleted products')}
        hint={say('They are sold no more, and can be restored')}
      />
    </>
  )
}

function Restore({ id, name }: { id: number; name: string }) {
  const restore = useMutation({
    mutationFn: () => souk.products.restore({ path: { id } }),
    onSuccess: () => notifications.show({ message: say("'{name}' is back.", { name }) }),
    onError: (error) => tellRefusal(error),
    onSettled: () => lookAgain(),
  })
  return (
    <ActButton work={restore} size="xs" variant="default" onAct={() => restore.mutate()}>
      {say('Restore')}
    </ActButton>
  )
}
