import type { Product } from '../listing/choice.ts'
import type { Visit } from '../visit.ts'

/** Beside the price of a product that can be had. */
export function AddForm({ visit: { words, path }, product }: { visit: Visit; product: Product }) {
  return (
    <form className="add-form" method="post" action={path('cart', 'items')} data-into="cart">
      <input type="hidden" name="product_id" value={product.id} />
      <input
        type="number"
        name="quantity"
        min={1}
        max={999}
        required={true}
        defaultValue={1}
        aria-label={words.quantity}
        inputMode="numeric"
      />
      <button className="button" type="submit">
        {words.addToCart}
      </button>
    </form>
  )
}
