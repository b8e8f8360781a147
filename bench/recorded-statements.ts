import { Client } from 'pg'

export interface Statement {
  text: string
  values?: unknown[]
  name?: string
}

/** Writes down what this process sends to PostgreSQL: all, or what goes over the connection of the statement that `marks`. */
export function recordStatements(marks = /./): { stop: () => Statement[] } {
  const heard: { client: Client; statement: Statement }[] = []
  const { query } = Client.prototype
  Client.prototype.query = function (this: Client, ...args: [Statement | string, unknown[]?]) {
    const [statement, values] = args
    const whole = typeof statement === 'string' ? { text: statement, ...(values && { values }) } : asAsked(statement)
    heard.push({ client: this, statement: whole })
    return Reflect.apply(query, this, args)
  } as typeof query
  return {
    stop() {
      Client.prototype.query = query
      const marked = new Set(heard.filter(({ statement }) => marks.test(statement.text)).map(({ client }) => client))
      return heard.filter(({ client }) => marked.has(client)).map(({ statement }) => statement)
    },
  }
}

/** Without what pg adds on the way. */
function asAsked({ text, values, name }: Statement): Statement {
  return { text, ...(values && { values }), ...(name !== undefined && { name }) }
}
