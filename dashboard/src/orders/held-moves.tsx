import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { createSouk, type Souk } from '@souk/client'
import { useSyncExternalStore } from 'react'
import { tellRefusal } from '../design/tell-refusal.tsx'
import { say } from '../language/say.ts'
import { chosenShop } from '../session/chosen-shop.ts'
import { sendSignedIn } from '../session/send-signed-in.ts'
import { lookedAgain } from './orders.queries.ts'

/** For so long a move that mails somebody can be taken back. */
const heldMs = 10_000

interface Move {
  /** The ids of the orders that it moves. */
  orders: readonly number[]
  /** What will happen, what has happened then, and what has not where the server refuses. */
  will: string
  done: string
  refused: string
  send: (souk: Souk) => Promise<unknown>
  /** Gives up what was prepared for it. */
  takeBack?: (souk: Souk) => Promise<unknown>
  /** It was taken back, or refused. */
  onBack?: () => void
}

export interface HeldMove extends Omit<Move, 'send'> {
  key: number
  /** It is being sent, or taken back. */
  isBusy: boolean
  undo: () => void
  /** Sends it, unless it is sent or taken back already. */
  send: () => Promise<void>
}

let held: readonly HeldMove[] = []
let lastKey = 0
const watchers = new Set<() => void>()

function keep(moves: readonly HeldMove[]): void {
  held = moves
  for (const tell of watchers) tell()
}
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => void watchers.delete(tell)
}

/** What waits to be sent for an order. */
export const useHeld = (order: number): HeldMove | undefined =>
  useSyncExternalStore(watch, () => held.find(({ orders }) => orders.includes(order)))

/** Whoever leaves has made up their mind. */
export const sendHeldMoves = async (): Promise<void> => {
  await Promise.all(held.map((move) => move.send()))
}
window.addEventListener('pagehide', () => void sendHeldMoves())
// A browser may end a tab that is not seen any more without another word.
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void sendHeldMoves())

/** Sends the move in a while, or as soon as the page is left, unless it is taken back. */
export function hold({ send, takeBack, ...move }: Move): void {
  lastKey += 1
  const key = lastKey
  const souk = outlivingSouk(chosenShop())

  /** Only the first of a press, the clock and the page's end has its way. */
  function begin(): boolean {
    if (held.find((one) => one.key === key)?.isBusy !== false) return false
    clearTimeout(timer)
    notifications.hide(notice)
    keep(held.map((one) => (one.key === key ? { ...one, isBusy: true } : one)))
    return true
  }
  async function end(): Promise<void> {
    await lookedAgain()
    keep(held.filter((one) => one.key !== key))
  }
  const one: HeldMove = {
    ...move,
    key,
    isBusy: false,
    async send() {
      if (!begin()) return
      try {
        await send(souk)
        notifications.show({ message: move.done })
      } catch (error) {
        move.onBack?.()
        tellRefusal(error as Error, move.refused)
      }
      await end()
    },
    async undo() {
      if (!begin()) return
      await takeBack?.(souk).catch(tellRefusal)
      move.onBack?.()
      await end()
    },
  }
  const timer = setTimeout(() => void one.send(), heldMs)
  const notice = notifications.show({ autoClose: false, message: <Notice move={one} /> })
  keep([...held, one])
}

/** Its requests go on when the page is gone, and go to the shop that the page showed. */
const outlivingSouk = (shop: string | undefined): Souk =>
  createSouk({
    session: true,
    shop,
    retries: 2,
    fetch: (request) => sendSignedIn(request, (signed) => fetch(signed, { keepalive: true })),
  })

function Notice({ move: { will, undo } }: { move: HeldMove }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 }}>
      {will}
      <Button size="compact-sm" variant="light" onClick={undo}>
        {say('Undo')}
      </Button>
    </span>
  )
}
