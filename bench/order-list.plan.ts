import type { Client } from 'pg'
import type { Statement } from './place-order.statements.ts'

export interface Plan {
  /** Of running it. */
  ms: number
  planningMs: number
  /** Pages that PostgreSQL looked at. */
  buffers: number
  /** How it came to its rows, such as `Index Scan on orders_by_status`. */
  scans: string[]
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: Node[]
}

/** The statement under EXPLAIN ANALYZE, in a transaction that `begin` puts into its role: the slowest of the ways to plan it. */
export async function explain(client: Client, begin: string, modes: string[], statement: Statement): Promise<Plan> {
  let slowest: Plan | undefined
  for (const mode of modes) {
    const plan = await run(client, begin, statement, mode)
    if (slowest === undefined || plan.ms > slowest.ms) slowest = plan
  }
  return slowest as Plan
}

async function run(client: Client, begin: string, { text, values = [] }: Statement, mode: string): Promise<Plan> {
  const args = values.length === 0 ? '' : `(${values.map((value) => literal(client, value)).join(', ')})`
  await client.query(`BEGIN; ${begin}; SET LOCAL plan_cache_mode = ${mode}; PREPARE listed AS ${text}`)
  try {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE listed ${args}`)
    const [{ Plan: plan, 'Execution Time': ms, 'Planning Time': planningMs }] = rows[0]['QUERY PLAN']
    const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    return { ms, planningMs, buffers, scans: scansOf(plan) }
  } finally {
    // A statement that failed has to be left first.
    await client.query('ROLLBACK')
    await client.query('DEALLOCATE listed')
  }
}

function literal(client: Client, value: unknown): string {
  if (Array.isArray(value)) {
    return client.escapeLiteral(`{${value.map((one) => `"${String(one).replace(/["\\]/g, '\\$&')}"`).join()}}`)
  }
  return client.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))
}

function scansOf(node: Node): string[] {
  const below = (node.Plans ?? []).flatMap(scansOf)
  const own = /Scan/.test(node['Node Type'])
    ? [`${node['Node Type']} on ${node['Index Name'] ?? node['Relation Name']}`]
    : []
  const sorted = /Sort/.test(node['Node Type']) ? [node['Node Type']] : []
  return [...new Set([...sorted, ...own, ...below])].filter((scan) => !scan.includes('undefined'))
}
