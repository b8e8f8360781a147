import { setTimeout as delay } from 'node:timers/promises'
import { checkBooks, type Verdict } from './books.ts'
import type { Deployment } from './deployment.ts'
import { type Load, type Mark, startLoad } from './load.ts'

export interface Fault {
  name: string
  /** Makes it happen, and resolves when it has passed. */
  happen: () => Promise<unknown>
}

export interface Outcome extends Verdict {
  fault: string
  /** Answers that failed, of how many. */
  failed: number
  asked: number
  /** From the end of the fault to the last answer that failed, in seconds; 0 where none did. */
  recovered: number
  /** Orders of the desk per second before the fault, and while it lasted. */
  before: number
  during: number
}

const shopsAtOnce = 3
const quietMs = 3_000

/** Load on some new shops, a fault in the midst of it, and then the books. */
export async function rehearse(deployment: Deployment, fault: Fault): Promise<Outcome> {
  const shops = await Promise.all(Array.from({ length: shopsAtOnce }, deployment.newShop))
  deployment.mailServer.received.splice(0)
  const load = startLoad(deployment, shops)
  await delay(quietMs)
  const began = performance.now()
  await fault.happen()
  const ended = performance.now()
  await delay(quietMs)
  await load.stop()
  const verdict = await checkBooks(deployment, load, shops)
  return { fault: fault.name, ...verdict, ...figures(load, began, ended) }
}

function figures({ marks }: Load, began: number, ended: number): Omit<Outcome, keyof Verdict | 'fault'> {
  const end = ({ at, ms }: Mark) => at + ms
  const late = marks.filter((mark) => mark.failed && end(mark) > ended).map((mark) => end(mark) - ended)
  const rate = (from: number, to: number) =>
    marks.filter((mark) => mark.kind === 'order' && !mark.failed && end(mark) >= from && end(mark) < to).length /
    Math.max((to - from) / 1_000, 0.001)
  return {
    failed: marks.filter(({ failed }) => failed).length,
    asked: marks.length,
    recovered: round(Math.max(0, ...late) / 1_000),
    before: round(rate(began - quietMs + 1_000, began)),
    during: round(rate(began, ended)),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
