import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'

interface FilterFieldProps extends Pick<TextInputProps, 'label' | 'placeholder' | 'inputMode'> {
  value: string
  onNarrow: (words: string | undefined) => void
  /** What is wrong with what was typed: it narrows nothing then. */
  complaint?: (words: string) => string | undefined
}

/** Narrows when one leaves it or presses Enter, not with every letter. */
export function FilterField({ value, onNarrow, complaint, ...field }: FilterFieldProps) {
  const [typed, setTyped] = useState(value)
  const [error, setError] = useState<string>()
  useEffect(() => {
    setTyped(value)
    setError(undefined)
  }, [value])
  const narrow = () => {
    const words = typed.trim()
    const wrong = words === '' ? undefined : complaint?.(words)
    setError(wrong)
    if (wrong === undefined && words !== value) onNarrow(words || undefined)
  }
  return (
    <TextInput
      {...field}
      value={typed}
      error={error}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={narrow}
      onKeyDown={({ key }) => void (key === 'Enter' && narrow())}
    />
  )
}
