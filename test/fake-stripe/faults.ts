/**
 * What may go wrong on the way. `lost`: cut before anything was done · `cut`: done, and the connection cut · `silent`: done, and no
 * answer ever · `late`: done, and answered later · `slow`: done later, its key in use until then · `fails`: a 500, nothing done ·
 * `fails-after`: a 500, and yet done · `busy`: a 429.
 */
export type FaultKind = 'lost' | 'cut' | 'silent' | 'late' | 'slow' | 'fails' | 'fails-after' | 'busy'

export interface Fault {
  /** Begins the requests it befalls, such as `POST /v1/refunds`. */
  request: string
  kind: FaultKind
  times: number
  ms: number
}

/** Each request is befallen by one fault at most: the first that is left for it. */
export function takeFault(faults: Fault[], request: string): Fault | undefined {
  const fault = faults.find(({ request: begin, times }) => times > 0 && request.startsWith(begin))
  if (fault !== undefined) fault.times -= 1
  return fault
}
