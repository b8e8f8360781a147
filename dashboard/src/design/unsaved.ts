import { createContext, useContext, useEffect, useId } from 'react'

/** The forms of a window in which something was typed that nobody has sent yet. */
export const Unsaved = createContext<Set<string> | undefined>(undefined)

/** The window around it asks before it throws away what was typed. */
export function useUnsaved(dirty: boolean): void {
  const forms = useContext(Unsaved)
  const id = useId()
  useEffect(() => {
    if (!dirty || forms === undefined) return
    forms.add(id)
    return () => void forms.delete(id)
  }, [dirty, forms, id])
}
