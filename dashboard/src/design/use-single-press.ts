import { useRef } from 'react'
import { restMs } from './use-rest.ts'

/** Whether a press is one of its own. Two of them may come before the page has been drawn anew. */
export function useSinglePress(): (event: { timeStamp: number }) => boolean {
  const last = useRef(Number.NEGATIVE_INFINITY)
  return ({ timeStamp }) => {
    if (timeStamp - last.current < restMs) return false
    last.current = timeStamp
    return true
  }
}
