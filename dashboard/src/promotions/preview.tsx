import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { formatCount, formatMoney } from '../format.ts'
import { say } from '../language/say.ts'
import { souk } from '../souk.ts'
import { bodyOf, type PromotionText } from './promotion-text.ts'
import classes from './promotions.module.css'

/** What it would have cost last month, as it stands in the form. */
export function Preview({ text, owner }: { text: PromotionText; owner: number }) {
  const preview = useMutation({
    mutationFn: (asked: PromotionText) => souk.promotions.preview({ body: { ...bodyOf(asked), user_id: owner } }),
  })
  const { data, error, variables } = preview
  const isOld = JSON.stringify(variables) !== JSON.stringify(text)
  return (
    <div className={classes.preview}>
      <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate(text)}>
        {say('What would it have cost?')}
      </Button>
      <p role="status" className={classes.said}>
        {!isOld && data !== undefined && <Said {...data.data} />}
        {!isOld && error !== null && error.message}
      </p>
    </div>
  )
}

interface SaidProps {
  orders: number
  discount: string
  looked_at: number
  complete: boolean
}

function Said({ orders, discount, looked_at, complete }: SaidProps) {
  if (looked_at === 0) return say('There were no orders in the last 30 days to tell it by.')
  const said = { discount: formatMoney(discount), orders: formatCount(orders), seen: formatCount(looked_at) }
  return complete
    ? say(
        'At most {discount}, on {orders} of {seen} orders of the last 30 days: had it been the only one, and known to all.',
        said,
      )
    : say(
        'At most {discount}, on {orders} of {seen} newest orders of the last 30 days: had it been the only one, and known to all.',
        said,
      )
}
