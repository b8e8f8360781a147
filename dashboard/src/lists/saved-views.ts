import { useSyncExternalStore } from 'react'
import { useMe } from '../session/use-me.ts'
import type { Identified, ListDeclaration, ListState } from './list.ts'

/** What a list is narrowed to and sorted by, as its address has it. */
export type Narrowing = Record<string, unknown>

export interface SavedView {
  name: string
  search: Narrowing
}

type Views = readonly SavedView[]

export interface SavedViews {
  views: Views
  /** One of the same name is replaced. */
  save: (view: SavedView) => void
  rename: (view: SavedView, name: string) => void
  remove: (view: SavedView) => void
}

/** Of one user in one shop, in this browser. */
export function useSavedViews<Row extends Identified>(list: ListDeclaration<Row>): SavedViews {
  const { id, shop_id } = useMe()
  const key = ['souk-views', id, shop_id, ...list.key].join(' ')
  const views = viewsIn(useSyncExternalStore(watch, () => stored(key)))
  // What lies there is read anew: another tab may have saved one meanwhile.
  const keep = (change: (views: Views) => Views) => store(key, change(viewsIn(stored(key))))
  return {
    views,
    save: (view) => keep((before) => [...before.filter(({ name }) => name !== view.name), view]),
    rename: (view, name) =>
      keep((before) =>
        before
          .filter((one) => one.name === view.name || one.name !== name)
          .map((one) => (one.name === view.name ? { ...one, name } : one)),
      ),
    remove: (view) => keep((before) => before.filter(({ name }) => name !== view.name)),
  }
}

const changed = new EventTarget()

function watch(tell: () => void): () => void {
  changed.addEventListener('change', tell)
  window.addEventListener('storage', tell)
  return () => {
    changed.removeEventListener('change', tell)
    window.removeEventListener('storage', tell)
  }
}

const stored = (key: string) => localStorage.getItem(key)

function store(key: string, views: Views): void {
  localStorage.setItem(key, JSON.stringify(views))
  changed.dispatchEvent(new Event('change'))
}

/** What lies in the browser may be of a version before, or of nobody's making. */
function viewsIn(text: string | null): Views {
  try {
    const known: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(known) ? known.filter(isView) : []
  } catch {
    return []
  }
}

function isView(one: unknown): one is SavedView {
  const { name, search } = (one ?? {}) as Partial<SavedView>
  return typeof name === 'string' && typeof search === 'object' && search !== null
}

/** What the list is narrowed to now; nothing where it is as at first. */
export function narrowingOf<Row extends Identified>({ list, values, sort }: ListState<Row>): Narrowing {
  const chosen = Object.entries(values).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(chosen), ...(sort !== list.sorts?.[0]?.value && { sort }) }
}

export function isSame(one: Narrowing, other: Narrowing): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}
