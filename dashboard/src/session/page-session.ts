import { useSyncExternalStore } from 'react'
import { say } from '../language/say.ts'

/** Whose page this is, and the session that it knows them by: its proof, which is another one for every session. */
interface Holder {
  id: number
  proof: string | undefined
}

let holder: Holder | undefined
/** Settled once the holder is signed in again; undefined while nobody has to be. */
let awaited: PromiseWithResolvers<void> | undefined
const watchers = new Set<() => void>()

const tellWatchers = () => {
  for (const tell of watchers) tell()
}
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => void watchers.delete(tell)
}

/** The proof that lies beside the session's cookie, which no script sees. All tabs share it. */
export const proofInCookie = () => /(?:^|; )souk_csrf=([^;]*)/.exec(document.cookie)?.[1]

export const pageHolder = (): Readonly<Holder> | undefined => holder

/** From now on the page belongs to one user, until they sign out. */
export function holdPage(id: number, proof: string | undefined): void {
  holder = { id, proof }
  tellWatchers()
}

/** Whoever leaves takes what still waits with them. */
export function leavePage(): void {
  holder = undefined
  awaited?.reject(new Error(say('Signed out.')))
  awaited = undefined
  tellWatchers()
}

/** Shows the sign-in form over the page, and waits until the same user has passed it. */
export function signedInAgain(): Promise<void> {
  if (awaited === undefined) {
    awaited = Promise.withResolvers()
    // Nobody may be waiting any more when somebody signs out.
    awaited.promise.catch(() => {})
    tellWatchers()
  }
  return awaited.promise
}

/** Goes on with the page if it is theirs; what it shows and holds is nobody else's, who gets a new one. */
export function goOnAs(id: number): Promise<void> {
  if (holder !== undefined && id !== holder.id) {
    location.replace(location.pathname)
    // Nothing that waits for this page happens any more.
    return new Promise(() => {})
  }
  holdPage(id, proofInCookie())
  awaited?.resolve()
  awaited = undefined
  tellWatchers()
  return Promise.resolve()
}

/** Whether the session has ended under the page. */
export const useSessionEnded = () => useSyncExternalStore(watch, () => awaited !== undefined)

/** Which session the page has: another one for whoever has signed in again. */
export const usePageProof = () => useSyncExternalStore(watch, () => holder?.proof)
