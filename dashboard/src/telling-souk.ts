import { createSouk, type Souk } from '@souk/client'
import { say } from './language/say.ts'
import { chosenShop } from './session/chosen-shop.ts'
import { sendSignedIn } from './session/send-signed-in.ts'

/** The API for what is large: tells which part of a request has been sent; 1 is all. */
export const tellingSouk = (onSent: (part: number) => void): Souk =>
  createSouk({
    session: true,
    shop: chosenShop,
    retries: 2,
    fetch: (request) => sendSignedIn(request, (signed) => sendTold(signed, onSent)),
  })

/** As `fetch`, which does not tell how far it is. */
async function sendTold(request: Request, onSent: (part: number) => void): Promise<Response> {
  const body = await request.arrayBuffer()
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest()
    sending.open(request.method, request.url)
    for (const [name, value] of request.headers) sending.setRequestHeader(name, value)
    sending.responseType = 'arraybuffer'
    sending.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0)
    sending.onload = () => resolve(responseOf(sending))
    sending.onerror = () => reject(new TypeError(say('The file could not be sent.')))
    sending.onabort = () => reject(request.signal.reason)
    request.signal.addEventListener('abort', () => sending.abort())
    sending.send(body)
  })
}

function responseOf(sending: XMLHttpRequest): Response {
  const lines = sending.getAllResponseHeaders().trim().split(/\r?\n/)
  const headers = lines.map((line) => line.split(/:\s*(.*)/, 2) as [string, string]).filter(([name]) => name !== '')
  return new Response(sending.response as ArrayBuffer, { status: sending.status, headers })
}
