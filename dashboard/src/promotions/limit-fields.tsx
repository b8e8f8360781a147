import { TextInput } from '@mantine/core'
import { say } from '../language/say.ts'
import { timeZoneName } from '../time-zone.ts'
import type { PromotionFieldsProps } from './promotion-fields.tsx'
import classes from './promotions.module.css'

export function LimitFields({ draft: { text }, refused }: PromotionFieldsProps) {
  const field = (name: keyof typeof labels) => ({ label: labels[name], ...text(name), error: refused[name] })
  return (
    <>
      <TextInput
        {...field('min_total')}
        description={say('What the items must come to, before any discount.')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        placeholder={say('No minimum')}
      />
      <div className={classes.pair}>
        <TextInput
          {...field('starts_at')}
          type="datetime-local"
          description={say('Times in {zone}', { zone: timeZoneName() })}
        />
        <TextInput
          {...field('ends_at')}
          type="datetime-local"
          description={say('Times in {zone}', { zone: timeZoneName() })}
        />
      </div>
      <div className={classes.pair}>
        <TextInput {...field('usage_limit')} inputMode="numeric" placeholder={say('No limit')} />
        <TextInput {...field('per_buyer_limit')} inputMode="numeric" placeholder={say('No limit')} />
      </div>
    </>
  )
}

const labels = {
  min_total: say('Minimum total'),
  starts_at: say('Begins'),
  ends_at: say('Ends'),
  usage_limit: say('Uses in all'),
  per_buyer_limit: say('Uses per buyer'),
} as const
