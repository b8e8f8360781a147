import { goOnAs, pageHolder, proofInCookie, signedInAgain } from './page-session.ts'

/**
 * Sends a request of the page in its holder's name, or not at all. One that the server refused for want of a session
 * has not happened: it waits for the holder to sign in again, and is sent then.
 */
export async function sendSignedIn(
  request: Request,
  send: (request: Request) => Promise<Response> = (signed) => fetch(signed),
): Promise<Response> {
  if (pageHolder() === undefined || opensSession(request)) return send(request)
  // Whoever leaves need not come back in for it. Another's session is not ended by this page's proof.
  if (closesSession(request)) return send(withProof(request))
  let refused: Response | undefined
  for (const recover of [adoptSession, adoptSession, signedInAgain]) {
    if (refused !== undefined || isReplaced()) await recover()
    request.signal.throwIfAborted()
    const response = await send(withProof(request.clone()))
    // A read that crossed another user's sign-in is theirs.
    const isTheirs = request.method === 'GET' && isReplaced()
    if (!isTheirs && !(await lacksSession(response))) return response
    refused = response
  }
  return refused as Response
}

const isAboutSession = ({ url }: Request) => new URL(url).pathname === '/api/v1/session'
const opensSession = (request: Request) => isAboutSession(request) && request.method === 'POST'
const closesSession = (request: Request) => isAboutSession(request) && request.method === 'DELETE'

/** Another tab has signed in or out. */
export const isReplaced = () => pageHolder() !== undefined && pageHolder()?.proof !== proofInCookie()

/** The proof of the page's own session: a session that has replaced it is not taken for it. */
function withProof(request: Request): Request {
  const proof = pageHolder()?.proof
  if (request.method !== 'GET' && proof !== undefined) request.headers.set('x-csrf-token', proof)
  return request
}

async function lacksSession(response: Response): Promise<boolean> {
  if (response.status !== 401 && response.status !== 403) return false
  const { code } = await response
    .clone()
    .json()
    .catch(() => ({}))
  return code === 'unauthenticated' || code === 'csrf_token_mismatch'
}

/** Takes up the browser's session as it is now, or asks for one where there is none. */
export async function adoptSession(): Promise<void> {
  if (pageHolder() === undefined) return
  const answer = proofInCookie() === undefined ? undefined : await fetch('/api/v1/me')
  if (answer === undefined || answer.status === 401) return signedInAgain()
  if (!answer.ok) throw new Error(`Asked who is signed in, the server answered ${answer.status}.`)
  return goOnAs((await answer.json()).data.id)
}
