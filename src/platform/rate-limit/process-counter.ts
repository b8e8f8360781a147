export interface Count {
  count: number
  /** Until the window ends and the count begins anew. */
  endsInMs: number
}

/** How often something happened within the present window. */
export interface Counter {
  /** Counts it once, or as often as said. */
  take: (name: string, times?: number) => Promise<Count>
  /** Many names at the cost of one message; answers in their order. */
  takeMany: (counts: readonly (readonly [name: string, times: number])[]) => Promise<Count[]>
  /** Uncounts what was counted once; nothing when the window has ended meanwhile. */
  takeBack: (name: string) => Promise<void>
  look: (name: string) => Promise<Count>
  clear: (name: string) => Promise<void>
}

const maxNames = 50_000

/** A counter of this process alone. It holds a bounded number of names: the oldest give way. */
export function countInProcess(windowMs: number): Counter {
  const windows = new Map<string, { count: number; endsAt: number }>()

  function current(name: string) {
    const window = windows.get(name)
    return window !== undefined && window.endsAt > Date.now() ? window : undefined
  }

  const describe = (window: { count: number; endsAt: number } | undefined): Count => ({
    count: window?.count ?? 0,
    endsInMs: window === undefined ? 0 : window.endsAt - Date.now(),
  })

  function take(name: string, times: number): Count {
    const window = current(name) ?? { count: 0, endsAt: Date.now() + windowMs }
    window.count += times
    windows.delete(name)
    windows.set(name, window)
    const [oldest] = windows.keys()
    if (windows.size > maxNames && oldest !== undefined) windows.delete(oldest)
    return describe(window)
  }

  return {
    take: async (name, times = 1) => take(name, times),
    takeMany: async (counts) => counts.map(([name, times]) => take(name, times)),
    takeBack: async (name) => {
      const window = current(name)
      if (window !== undefined && window.count > 0) window.count -= 1
    },
    look: async (name) => describe(current(name)),
    clear: async (name) => void windows.delete(name),
  }
}
