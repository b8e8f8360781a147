import { Button, Select } from '@mantine/core'
import { say } from '../language/say.ts'
import { browsersTimeZone, timeZoneName } from '../time-zone.ts'
import { timeZoneOptions } from './choices.ts'
import type { SellingFieldsProps } from './selling-fields.tsx'

/** One of the world's, or with one press that of who looks. */
export function TimeZoneField({ draft: { values, set }, refused }: SellingFieldsProps) {
  return (
    <div>
      <Select
        label={say('Time zone')}
        description={say("In which the shop's days begin. Past orders move to the days that they have there.")}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        searchable
        allowDeselect={false}
        data={timeZoneOptions(values.time_zone)}
        value={values.time_zone}
        onChange={(zone) => zone !== null && set({ time_zone: zone })}
        error={refused.time_zone}
      />
      {values.time_zone !== browsersTimeZone && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => set({ time_zone: browsersTimeZone })}>
          {say('Take {zone}, as this browser has it', { zone: timeZoneName(browsersTimeZone) })}
        </Button>
      )}
    </div>
  )
}
