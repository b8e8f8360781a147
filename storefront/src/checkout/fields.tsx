import type { HTMLInputTypeAttribute } from 'react'
import type { Words } from '../words/words.ts'
import type { Errors, Values } from './checkout-form.ts'

/** What a form shows again: what was written, and what was wrong with it. */
export interface Written {
  values: Values
  errors: Errors
  words: Words
}

interface FieldProps {
  written: Written
  name: string
  label: string
  autoComplete: string
  type?: HTMLInputTypeAttribute
  isOptional?: boolean
  hint?: string
  width?: 'half' | 'whole'
  maxLength?: number
}

export function Field({ written, name, label, autoComplete, type = 'text', ...how }: FieldProps) {
  const { isOptional = false, hint, width = 'whole', maxLength = 255 } = how
  const { values, errors, words } = written
  const error = errors[name]
  const id = idOf(name)
  const described = [...(error === undefined ? [] : [`${id}-error`]), ...(hint === undefined ? [] : [`${id}-hint`])]
  return (
    <div className={`field ${width}`}>
      <label htmlFor={id}>
        {label}
        {isOptional && <span className="quiet"> ({words.optional})</span>}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={values[name] ?? ''}
        autoComplete={autoComplete}
        maxLength={maxLength}
        aria-required={!isOptional}
        aria-invalid={error !== undefined}
        aria-describedby={described.join(' ') || undefined}
        // biome-ignore lint/a11y/noAutofocus: where the first mistake is, there one goes on, without a script too.
        autoFocus={name === firstWrong(errors)}
      />
      <ErrorOf name={name} errors={errors} />
      {hint !== undefined && (
        <p className="quiet small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** As the page shows them: e-mail, then where it goes, then where the bill goes. */
function firstWrong(errors: Errors): string | undefined {
  const wrong = (start: string) => Object.keys(errors).find((name) => name.startsWith(start))
  return wrong('email') ?? wrong('shipping.') ?? wrong('billing.')
}

export function ErrorOf({ name, errors }: { name: string; errors: Errors }) {
  const error = errors[name]
  if (error === undefined) return null
  return (
    <p className="error" id={`${idOf(name)}-error`}>
      {error}
    </p>
  )
}

export const idOf = (name: string) => name.replace('.', '-')
