import { type AnswerOf, createSouk } from '@souk/client'
import { sendSignedIn } from '../session/send-signed-in.ts'

export type Media = AnswerOf<'media.add'>['data']

/** Sends a picture to somebody's shop, and tells which part of it has been sent: 1 is all. */
export async function uploadPicture(file: File, owner: number, onSent: (part: number) => void): Promise<Media> {
  const souk = createSouk({
    session: true,
    retries: 2,
    fetch: (request) => sendSignedIn(request, (signed) => sendTold(signed, onSent)),
  })
  return (await souk.media.add({ body: file, query: { user_id: owner } })).data
}

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
    sending.onerror = () => reject(new TypeError('The picture could not be sent.'))
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
