import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

export interface Memory {
  heap: number
  rss: number
}

/** After a collection, so that what a socket needs is not mixed with what its handshake left behind. */
export function memoryNow(): Memory {
  collectGarbage()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}
