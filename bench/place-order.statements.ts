import { Client } from 'pg'

export interface Statement {
  text: string
  values?: unknown[]
  name?: string
}

/** Writes down every statement that this process sends to PostgreSQL until it is stopped. */
export function recordStatements(): { stop: () => Statement[] } {
  const statements: Statement[] = []
  const { query } = Client.prototype
  Client.prototype.query = function (this: Client, ...args: [Statement | string, unknown[]?]) {
    const [statement, values] = args
    statements.push(typeof statement === 'string' ? { text: statement, ...(values && { values }) } : statement)
    return Reflect.apply(query, this, args)
  } as typeof query
  return {
    stop() {
      Client.prototype.query = query
      return statements
    },
  }
}
