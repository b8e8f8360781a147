import { Select, Textarea, TextInput } from '@mantine/core'
import type { Draft } from '../design/use-draft.ts'
import { countryOptions } from '../shop/choices.ts'
import classes from './new-order.module.css'
import type { OrderText } from './order-text.ts'

interface BuyerFieldsProps {
  draft: Draft<OrderText>
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
}

/** What the buyer says on the phone; they fill in the rest by the link. */
export function BuyerFields({ draft: { values, set, text }, refused }: BuyerFieldsProps) {
  const about = (field: string) => refused[`shipping_address.${field}`]
  return (
    <div className={classes.fields}>
      <TextInput label="Email" type="email" {...text('email')} error={refused.email} />
      <TextInput label="Name" {...text('name')} error={about('name')} />
      <TextInput label="Street and number" {...text('line1')} error={about('line1')} />
      <TextInput label="Further line" {...text('line2')} error={about('line2')} />
      <div className={classes.pair}>
        <TextInput label="Postal code" {...text('postal_code')} error={about('postal_code')} />
        <TextInput label="City" {...text('city')} error={about('city')} />
        <TextInput label="Region" {...text('region')} error={about('region')} />
        <Select
          label="Country"
          searchable
          data={countryOptions}
          value={values.country || null}
          onChange={(country) => set({ country: country ?? '' })}
          error={about('country')}
        />
      </div>
      <TextInput label="Phone" type="tel" {...text('phone')} error={about('phone')} />
      <Textarea label="Note" autosize minRows={2} maxRows={6} {...text('note')} error={refused.note} />
    </div>
  )
}
