import { DetailDrawer } from '../design/detail-drawer.tsx'
import { Loaded } from '../design/loaded.tsx'
import { formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import { AdjustStock } from './adjust-stock.tsx'
import { EditProduct } from './edit-product.tsx'
import { InTheShop } from './in-the-shop.tsx'
import { Movements } from './movements.tsx'
import classes from './product-drawer.module.css'
import { type Product, useProduct } from './products.queries.ts'
import { Stock } from './stock.tsx'

interface ProductDrawerProps {
  id: number | undefined
  onClose: () => void
}

export function ProductDrawer({ id, onClose }: ProductDrawerProps) {
  return (
    <DetailDrawer id={id} title={say('Product')} onClose={onClose}>
      {(shown) => <ProductDetail key={shown} id={shown} onClose={onClose} />}
    </DetailDrawer>
  )
}

function ProductDetail({ id, onClose }: { id: number; onClose: () => void }) {
  return <Loaded query={useProduct(id)}>{(product) => <ProductParts product={product} onClose={onClose} />}</Loaded>
}

function ProductParts({ product, onClose }: { product: Product; onClose: () => void }) {
  const may = useMay()
  return (
    <div className={classes.detail}>
      <Summary product={product} />
      {may('products.update') && <AdjustStock product={product} />}
      {may('listings.manage') && <InTheShop product={product} />}
      {may('products.update') && <EditProduct product={product} onDeleted={onClose} />}
      <Movements id={product.id} />
    </div>
  )
}

function Summary({ product: { name, price, quantity, description, user_id } }: { product: Product }) {
  return (
    <div>
      <p className={classes.name}>{name}</p>
      <p className={classes.dimmed}>
        <TenantName id={user_id} />
      </p>
      <dl className={classes.facts}>
        <div>
          <dt>{say('Price')}</dt>
          <dd>{formatMoney(price)}</dd>
        </div>
        <div>
          <dt>{say('In stock')}</dt>
          <dd>
            <Stock quantity={quantity} />
          </dd>
        </div>
      </dl>
      {description !== null && <p className={classes.description}>{description}</p>}
    </div>
  )
}
