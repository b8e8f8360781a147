/**
 * Whether a form was sent by a page of this server. Browsers say so themselves; older ones name the origin of the page at
 * least. A cookie that is SameSite is the first bolt, this is the second.
 */
export function isOwn({ method, headers }: Request, origin: string): boolean {
  if (method !== 'POST') return true
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const sender = headers.get('origin')
  return (
    sender !== null &&
    URL.canParse(sender) &&
    [new URL(origin).host, headers.get('host')].includes(new URL(sender).host)
  )
}
