import { TextInput, type TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'

interface FilterFieldProps extends Pick<TextInputProps, 'label' | 'placeholder' | 'inputMode'> {
  value: string
  onNarrow: (words: string | undefined) => void
}

/** Narrows when one leaves it or presses Enter, not with every letter. */
export function FilterField({ value, onNarrow, ...field }: FilterFieldProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const narrow = () => void (typed.trim() !== value && onNarrow(typed.trim() || undefined))
  return (
    <TextInput
      {...field}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={narrow}
      onKeyDown={({ key }) => void (key === 'Enter' && narrow())}
    />
  )
}
