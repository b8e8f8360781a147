import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { formatCount, formatMoney } from '../format.ts'
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
        What would it have cost?
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
  if (looked_at === 0) return 'There were no orders in the last 30 days to tell it by.'
  return (
    <>
      At most <strong>{formatMoney(discount)}</strong>, on {formatCount(orders)} of {formatCount(looked_at)}
      {complete ? '' : ' newest'} orders of the last 30 days: had it been the only one, and known to all.
    </>
  )
}
