import { Select, Textarea, TextInput } from '@mantine/core'
import type { Draft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
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
      <TextInput label={say('Email')} type="email" {...text('email')} error={refused.email} />
      <TextInput label={say('Name')} {...text('name')} error={about('name')} />
      <TextInput label={say('Street and number')} {...text('line1')} error={about('line1')} />
      <TextInput label={say('Further line')} {...text('line2')} error={about('line2')} />
      <div className={classes.pair}>
        <TextInput label={say('Postal code')} {...text('postal_code')} error={about('postal_code')} />
        <TextInput label={say('City')} {...text('city')} error={about('city')} />
        <TextInput label={say('Region')} {...text('region')} error={about('region')} />
        <Select
          label={say('Country')}
          searchable
          data={countryOptions}
          value={values.country || null}
          onChange={(country) => set({ country: country ?? '' })}
          error={about('country')}
        />
      </div>
      <TextInput label={say('Phone')} type="tel" {...text('phone')} error={about('phone')} />
      <Textarea label={say('Note')} autosize minRows={2} maxRows={6} {...text('note')} error={refused.note} />
    </div>
  )
}
