import { Autocomplete, Select, TextInput } from '@mantine/core'
import { dayAfter } from '../day-after.ts'
import { FilterField } from '../design/filter-field.tsx'
import { SearchField } from '../design/search-field.tsx'
import { say } from '../language/say.ts'
import { UserSelect } from '../tenants/user-select.tsx'
import { beginOfDay, timeZoneName } from '../time-zone.ts'
import { asTyped, typedAmount } from '../typed-amount.ts'
import { idOf, oneOf, wordOf } from '../use-filters.ts'
import { asNamed, type Filter } from './filter.ts'

export interface Option<V extends string = string> {
  value: V
  label: string
}

export const search = (label: string, placeholder: string | (() => string)): Filter<string> => ({
  read: wordOf,
  ask: asNamed,
  typed: true,
  Field: ({ value = '', narrow }) => (
    <SearchField
      label={label}
      placeholder={typeof placeholder === 'string' ? placeholder : placeholder()}
      value={value}
      onSearch={narrow}
    />
  ),
})

interface ChoiceOptions<V extends string> {
  label: string
  /** What the field says while nothing is chosen. */
  any: string
  options: readonly Option<V>[]
  ask?: (value: V) => object
  w?: number
}

/** One of a few. */
export const choice = <const V extends string>({
  label,
  any,
  options,
  w = 160,
  ...rest
}: ChoiceOptions<V>): Filter<V> => ({
  read: (raw) =>
    oneOf(
      options.map(({ value }) => value),
      raw,
    ),
  ask: rest.ask ?? asNamed,
  Field: ({ value = null, narrow }) => (
    <Select
      aria-label={label}
      placeholder={any}
      clearable
      data={options}
      value={value}
      onChange={(chosen) => narrow((chosen as V | null) ?? undefined)}
      w={w}
    />
  ),
})

interface LoadedChoiceOptions {
  label: string
  any: string
  /** A hook; undefined while they are not known. */
  useOptions: () => readonly Option[] | undefined
  ask?: (value: string, name: string) => object
  w?: number
}

/** One of what the server has. */
export const loadedChoice = ({
  label,
  any,
  useOptions,
  w = 160,
  ask = asNamed,
}: LoadedChoiceOptions): Filter<string> => ({
  read: wordOf,
  ask,
  Field: ({ value = null, narrow }) => {
    const options = useOptions()
    if (options === undefined) return null
    return (
      <Select
        aria-label={label}
        placeholder={any}
        clearable
        searchable={options.length > 12}
        data={options}
        value={value}
        onChange={(chosen) => narrow(chosen ?? undefined)}
        w={w}
      />
    )
  },
})

interface SuggestionOptions {
  label: string
  any: string
  options: readonly string[]
}

/** One of those that are looked for most, or any other that is typed. */
export const suggestion = ({ label, any, options }: SuggestionOptions): Filter<string> => ({
  read: wordOf,
  ask: asNamed,
  Field: ({ value = '', narrow }) => (
    <Autocomplete
      key={value}
      aria-label={label}
      placeholder={any}
      data={options}
      defaultValue={value}
      clearable
      onOptionSubmit={narrow}
      onClear={() => narrow(undefined)}
      onBlur={({ currentTarget: { value: typed } }) => typed !== value && narrow(typed)}
      w={160}
    />
  ),
})

interface UserOptions {
  label: string
  any: string
  /** What the API calls it. */
  asks?: string
  w?: number
}

/** Somebody, for who may know who there is. */
export const user = ({ label, any, asks = 'user_id', w = 240 }: UserOptions): Filter<number> => ({
  read: idOf,
  ask: (id) => ({ [asks]: id }),
  permission: 'users.view',
  Field: ({ value, narrow }) => (
    <UserSelect label={label} placeholder={any} quiet clearable value={value} onChoose={narrow} w={w} />
  ),
})

/** What the API is asked for a moment. */
type AskMoment = (moment: string) => object

interface DayOptions {
  /** In a bar the label is only said. */
  quiet?: boolean
}

const askFrom = (day: string, ask: AskMoment) => ask((beginOfDay(day) as Date).toISOString())

/** From the beginning of a day on, in the zone of every time that a table shows. */
export const dayField = (label: string, ask: AskMoment, { quiet = false }: DayOptions = {}): Filter<string> => ({
  read: (raw) => (beginOfDay(String(raw)) === undefined ? undefined : String(raw)),
  ask: (day) => askFrom(day, ask),
  Field: ({ value = '', narrow }) => (
    <TextInput
      {...(quiet
        ? { 'aria-label': label, title: say('Days in {zone}', { zone: timeZoneName() }), w: 140 }
        : { label, description: say('Days in {zone}', { zone: timeZoneName() }) })}
      type="date"
      value={value}
      onChange={({ currentTarget }) => narrow(currentTarget.value)}
    />
  ),
})

/** The last day is meant with all of its hours. */
export const untilField = (label: string, ask: AskMoment, options?: DayOptions): Filter<string> => ({
  ...dayField(label, ask, options),
  ask: (day) => askFrom(dayAfter(day), ask),
})

const amountForm = /^\d{1,8}([.]\d{1,2})?$/

/** An amount of money. What is none is said at the field, and asks the server nothing. */
export const amountField = (label: string, asks: string): Filter<string> => ({
  read: (raw) => (amountForm.test(String(raw)) ? String(raw) : undefined),
  ask: (value) => ({ [asks]: value }),
  Field: ({ value = '', narrow }) => (
    <FilterField
      label={label}
      inputMode="decimal"
      value={asTyped(value)}
      onNarrow={(typed) => narrow(typed && typedAmount(typed))}
      complaint={(typed) =>
        amountForm.test(typedAmount(typed))
          ? undefined
          : say('An amount such as {example}.', { example: asTyped('19.99') })
      }
    />
  ),
})
