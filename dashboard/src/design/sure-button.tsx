import { Button, type ButtonProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'

interface SureButtonProps extends ButtonProps {
  children: ReactNode
  onSure: () => void
}

/** For what cannot be taken back: the first press asks, the second one does it. Looking elsewhere is a no. */
export function SureButton({ children, onSure, ...button }: SureButtonProps) {
  const [asked, setAsked] = useState(false)
  return (
    <Button
      variant="default"
      c={asked ? 'white' : 'var(--bad)'}
      {...(asked && { bg: '#b3362b' })}
      {...button}
      onBlur={() => setAsked(false)}
      onClick={() => {
        if (asked) onSure()
        setAsked(!asked)
      }}
    >
      {children}
      {asked && ': are you sure?'}
    </Button>
  )
}
