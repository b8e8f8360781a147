import { Loaded } from '../design/loaded.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Watched } from '../design/use-leave.tsx'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { idOf, useFilters } from '../use-filters.ts'
import { PaymentAccounts } from './payment-accounts.tsx'
import classes from './shop.module.css'
import { useShop } from './shop.queries.ts'
import { ShopForm } from './shop-form.tsx'
import { ShopLogo } from './shop-logo.tsx'
import { ShopOpening } from './shop-opening.tsx'

export default function ShopView() {
  const may = useMay()
  const [{ owner }, change] = useFilters((raw) => ({ owner: idOf(raw.owner) }))
  const shop = useShop(owner)
  return (
    <>
      <PageHeader
        title={say('Shop')}
        hint={say('What visitors see of it, and whether they see it')}
        actions={
          may('tenants.any') &&
          may('users.view') && (
            <UserSelect
              label={say('Whose shop')}
              placeholder={say('Your own')}
              quiet
              clearable
              value={owner}
              onChoose={(id) => change({ owner: id }, 'go')}
              w={260}
            />
          )
        }
      />
      <Watched>
        <Loaded query={shop} lines={10}>
          {(known) => (
            <div className={classes.columns} key={known.user_id}>
              <div className={classes.forms}>
                <ShopForm shop={known} owner={owner} />
                <ShopLogo shop={known} owner={owner} />
                <PaymentAccounts owner={owner} />
              </div>
              <ShopOpening shop={known} owner={owner} />
            </div>
          )}
        </Loaded>
      </Watched>
    </>
  )
}
