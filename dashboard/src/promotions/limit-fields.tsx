import { TextInput } from '@mantine/core'
import { timeZoneName } from '../time-zone.ts'
import type { PromotionFieldsProps } from './promotion-fields.tsx'
import classes from './promotions.module.css'

export function LimitFields({ draft: { text }, refused }: PromotionFieldsProps) {
  const field = (name: keyof typeof labels) => ({ label: labels[name], ...text(name), error: refused[name] })
  return (
    <>
      <TextInput
        {...field('min_total')}
        description="What the items must come to, before any discount."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        placeholder="None"
      />
      <div className={classes.pair}>
        <TextInput {...field('starts_at')} type="datetime-local" description={`Times in ${timeZoneName()}`} />
        <TextInput {...field('ends_at')} type="datetime-local" description={`Times in ${timeZoneName()}`} />
      </div>
      <div className={classes.pair}>
        <TextInput {...field('usage_limit')} inputMode="numeric" placeholder="No limit" />
        <TextInput {...field('per_buyer_limit')} inputMode="numeric" placeholder="No limit" />
      </div>
    </>
  )
}

const labels = {
  min_total: 'Minimum total',
  starts_at: 'Begins',
  ends_at: 'Ends',
  usage_limit: 'Uses in all',
  per_buyer_limit: 'Uses per buyer',
} as const
