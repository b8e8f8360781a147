import { Select, Switch, TextInput } from '@mantine/core'
import { Panel } from '../design/panel.tsx'
import type { Draft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { countryOptions, currencyOptions, languageOptions } from './choices.ts'
import classes from './shop.module.css'
import type { ShopText } from './shop-form.tsx'
import { TimeZoneField } from './time-zone-field.tsx'

export interface SellingFieldsProps {
  draft: Draft<ShopText>
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
}

export function SellingFields({ draft, refused }: SellingFieldsProps) {
  const { values, set, text } = draft
  const choose = (name: 'currency' | 'country' | 'locale') => (value: string | null) =>
    value !== null && set({ [name]: value })
  return (
    <>
      <Panel title={say('Selling')}>
        <div className={classes.fields}>
          <div className={classes.pair}>
            <Select
              label={say('Country')}
              searchable
              allowDeselect={false}
              data={countryOptions}
              value={values.country}
              onChange={choose('country')}
              error={refused.country}
            />
            <Select
              label={say('Currency')}
              description={say('Stays as it is once there is an order.')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              searchable
              allowDeselect={false}
              data={currencyOptions}
              value={values.currency}
              onChange={choose('currency')}
              error={refused.currency}
            />
          </div>
          <TimeZoneField draft={draft} refused={refused} />
          <Switch
            label={say('Prices include tax')}
            description={say('As buyers expect where they pay what the label says. Without it, tax comes on top.')}
            checked={values.prices_include_tax}
            onChange={({ currentTarget }) => set({ prices_include_tax: currentTarget.checked })}
          />
        </div>
      </Panel>
      <Panel title={say('Look and language')}>
        <div className={classes.pair}>
          <Select
            label={say('Language')}
            searchable
            allowDeselect={false}
            data={languageOptions(values.locale)}
            value={values.locale}
            onChange={choose('locale')}
            error={refused.locale}
          />
          <TextInput
            label={say('Colour')}
            placeholder="#0f766e"
            {...text('colour')}
            error={refused.colour}
            leftSection={
              <input
                type="color"
                aria-label={say('Pick the colour')}
                className={classes.colour}
                value={/^#[0-9a-f]{6}$/.test(values.colour) ? values.colour : '#0e5e54'}
                onChange={({ currentTarget }) => set({ colour: currentTarget.value })}
              />
            }
          />
        </div>
      </Panel>
    </>
  )
}
