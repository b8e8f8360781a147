import { Select, Switch, TextInput } from '@mantine/core'
import type { Draft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import { asTyped } from '../typed-amount.ts'
import { LimitFields } from './limit-fields.tsx'
import type { PromotionText } from './promotion-text.ts'
import { kinds } from './promotion-words.tsx'
import classes from './promotions.module.css'
import { TargetFields } from './target-fields.tsx'

export interface PromotionFieldsProps {
  draft: Draft<PromotionText>
  owner: number
  /** The server's sentences about what was sent. */
  refused: Record<string, string>
}

export function PromotionFields(props: PromotionFieldsProps) {
  const { draft, refused } = props
  const { values, set, text } = draft
  const may = useMay()
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={say('Code')}
          placeholder={say('For everybody')}
          description={say('Whoever enters it gets it; its case does not matter.')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...text('code')}
          error={refused.code}
          data-autofocus
        />
        <TextInput
          label={say('Name')}
          placeholder={values.code.trim()}
          description={say('What buyers read beside the discount.')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...text('name')}
          error={refused.name}
        />
      </div>
      <div className={classes.pair}>
        <Select
          label={say('Takes off')}
          allowDeselect={false}
          data={kinds}
          value={values.kind}
          onChange={(kind) => kind !== null && set({ kind })}
          error={refused.kind}
        />
        {values.kind !== 'free_shipping' && (
          <TextInput
            label={values.kind === 'percent' ? say('Percent') : say('Amount')}
            inputMode="decimal"
            placeholder={values.kind === 'percent' ? '10' : asTyped('5.00')}
            {...text('value')}
            error={refused.value}
          />
        )}
      </div>
      {may('listings.manage') && <TargetFields {...props} />}
      <LimitFields {...props} />
      <Switch
        label={say('May be combined')}
        description={say('With others that may be. Else buyers get whatever is best for them.')}
        checked={values.combinable}
        onChange={({ currentTarget }) => set({ combinable: currentTarget.checked })}
      />
      <Switch
        label={say('Enabled')}
        checked={values.enabled}
        onChange={({ currentTarget }) => set({ enabled: currentTarget.checked })}
      />
    </>
  )
}
