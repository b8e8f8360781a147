export interface OfferedAccount {
  email: string
  role: string
  password: string
}

/** Those of a demo, which the server writes into the page; none elsewhere, and none where Vite serves the page. */
export function offeredAccounts(): OfferedAccount[] {
  const written = document.querySelector<HTMLMetaElement>('meta[name="souk-offered"]')?.content ?? ''
  return written.startsWith('[') ? (JSON.parse(written) as OfferedAccount[]) : []
}
