/**
 * What this process holds of one scope. A reader keeps the shelf it began with: once that has been taken down, what it
 * still brings is put nowhere.
 */
export interface Shelf {
  scope: string
  held: Map<string, { value: unknown; bytes: number; until: number }>
  /** Reads under way. Who wants the same may join, since all of them began after the last change. */
  fetching: Map<string, Promise<unknown>>
  bytes: number
}

export interface Item {
  value: unknown
  /** What it takes of the process's memory, about. */
  bytes: number
  lifeMs: number
}

export interface Shelves {
  /** The value, if it is held and its time is not over. */
  find: (scope: string, key: string) => unknown
  shelfOf: (scope: string) => Shelf
  put: (shelf: Shelf, key: string, item: Item) => void
  takeDown: (scope: string) => void
  clear: () => void
}

export interface ShelvesOptions {
  maxBytes: number
  maxBytesPerScope: number
}

/** The process's own memory. The scope that was longest without a new answer goes first, and in a scope the oldest answer. */
export function openShelves({ maxBytes, maxBytesPerScope }: ShelvesOptions): Shelves {
  const wall = new Map<string, Shelf>()
  let total = 0

  const resize = (shelf: Shelf, bytes: number) => {
    shelf.bytes += bytes
    total += bytes
  }
  const remove = (shelf: Shelf, key: string) => {
    const held = shelf.held.get(key)
    if (held === undefined) return
    shelf.held.delete(key)
    resize(shelf, -held.bytes)
  }
  const takeDown = (scope: string) => {
    total -= wall.get(scope)?.bytes ?? 0
    wall.delete(scope)
  }
  const makeRoom = (shelf: Shelf) => {
    for (const oldest of shelf.held.keys()) {
      if (shelf.bytes <= maxBytesPerScope) break
      remove(shelf, oldest)
    }
    for (const oldest of wall.keys()) {
      if (total <= maxBytes) break
      takeDown(oldest)
    }
  }

  return {
    takeDown,
    find(scope, key) {
      const held = wall.get(scope)?.held.get(key)
      return held !== undefined && performance.now() < held.until ? held.value : undefined
    },
    shelfOf(scope) {
      const shelf = wall.get(scope) ?? { scope, held: new Map(), fetching: new Map(), bytes: 0 }
      // A Map lists its keys in the order they came in: taken out and put back, this one is the youngest.
      wall.delete(scope)
      wall.set(scope, shelf)
      return shelf
    },
    put(shelf, key, { value, bytes, lifeMs }) {
      if (wall.get(shelf.scope) !== shelf || bytes > maxBytesPerScope) return
      remove(shelf, key)
      shelf.held.set(key, { value, bytes, until: performance.now() + lifeMs })
      resize(shelf, bytes)
      makeRoom(shelf)
    },
    clear() {
      wall.clear()
      total = 0
    },
  }
}
