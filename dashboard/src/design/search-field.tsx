import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { say } from '../language/say.ts'
import classes from './filter-bar.module.css'

interface SearchFieldProps {
  label: string
  placeholder: string
  value: string
  onSearch: (words: string) => void
}

/** Asks the server once one stops typing. */
export function SearchField({ label, placeholder, value, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const asked = useRef(value)
  useEffect(() => {
    // The answer to one's own search comes when one may be typing on already.
    if (value !== asked.current) setTyped(value)
    asked.current = value
  }, [value])
  const search = useDebouncedCallback((words: string) => {
    asked.current = words
    onSearch(words)
  }, 250)
  const type = (words: string) => {
    setTyped(words)
    search(words)
  }
  return (
    <TextInput
      className={classes.search ?? ''}
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
      rightSection={
        typed !== '' && <CloseButton size="sm" aria-label={say('Clear the search')} onClick={() => type('')} />
      }
      value={typed}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      w={{ base: '100%', xs: 260 }}
    />
  )
}
