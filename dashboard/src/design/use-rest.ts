import { useEffect, useState } from 'react'

/** Longer than the two presses of a double click lie apart. */
export const restMs = 800

/** Whether the value has changed a moment ago: what stands under a finger since then was not meant by its next press. */
export function useRest(value: string | number | boolean): boolean {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested !== value
}
