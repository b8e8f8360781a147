/** Places of which each holder may have only so many. */
export interface Places {
  /** Answers how to give the place back, once; undefined when the holder has as many as it may. */
  take: (holder: string) => (() => void) | undefined
}

/** `perHolder` 0 is no bound. */
export function openPlaces(perHolder: number): Places {
  const taken = new Map<string, number>()
  return {
    take(holder) {
      const held = taken.get(holder) ?? 0
      if (perHolder > 0 && held >= perHolder) return undefined
      taken.set(holder, held + 1)
      let holds = true
      return () => {
        if (!holds) return
        holds = false
        const left = (taken.get(holder) ?? 1) - 1
        if (left > 0) taken.set(holder, left)
        else taken.delete(holder)
      }
    },
  }
}
