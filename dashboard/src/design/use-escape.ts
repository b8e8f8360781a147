import { useEffect, useRef } from 'react'

/** What Escape does in each window that stands open, the topmost last. */
const leaves: (() => void)[] = []

/** Escape is for the topmost window alone: what stands beneath it stays. */
export function useEscape(opened: boolean, leave: () => void): void {
  const latest = useRef(leave)
  latest.current = leave
  useEffect(() => {
    if (!opened) return
    const own = () => latest.current()
    leaves.push(own)
    return () => void leaves.splice(leaves.indexOf(own), 1)
  }, [opened])
}

/** A list of options that stands open in a field has the first right to the key. */
const opensOptions = ({ target }: Event) =>
  target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true'

const pressed = (event: KeyboardEvent) => {
  // Whoever holds the key down means one window, not all of them.
  if (event.key !== 'Escape' || event.repeat || event.isComposing || opensOptions(event)) return
  leaves.at(-1)?.()
}

window.addEventListener('keydown', pressed, { capture: true })
