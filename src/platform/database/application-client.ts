import { Client, type ClientConfig } from 'pg'

/** In the query of a URL: the password that the role has if it has not the URL's own. */
const otherPassword = 'other_password'

export const otherPasswordOf = (url: URL) => url.searchParams.get(otherPassword)

export function withOtherPassword(url: string, password: string): string {
  const both = new URL(url)
  both.searchParams.set(otherPassword, password)
  return both.href
}

/**
 * pg's client for a URL that may hold two passwords: while the owner's is changed, another process decides when the role gets its
 * new one (docs/operations.md). Which of them it is, is tried before each connection.
 */
export class ApplicationClient extends Client {
  constructor(config: ClientConfig = {}) {
    super(config)
    if (config.connectionString === undefined) return
    const url = new URL(config.connectionString)
    const other = otherPasswordOf(url)
    if (other === null) return
    const choose = async () => ((await logsIn(url.href)) ? decodeURIComponent(url.password) : other)
    Object.assign(this, { password: choose })
  }
}

/** Whether PostgreSQL lets in who comes with the URL. */
export async function logsIn(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}
