import { parse } from 'libpg-query'

/** The tables of shops, with the column that says whose a row is. */
export type TenantTables = ReadonlyMap<string, string>

/** A node of PostgreSQL's own parse tree, in its names. */
interface Node {
  [name: string]: unknown
}

interface Source {
  /** What the statement calls it. */
  alias: string
  table: string
}

/** One SELECT, UPDATE or DELETE, without those inside of it: what it reads from, and what it asks of that. */
interface Level {
  sources: Source[]
  conditions: Node[]
  /** Of each `JOIN … USING (…, user_id, …)`, what it joins. */
  joined: string[][]
}

/**
 * Where a statement reads or writes a table of shops without saying whose rows it means: by `user_id = …` for each such table,
 * or by a join on `user_id` with one that says so. Answers a sentence for each.
 */
export async function problemsOf(text: string, tables: TenantTables): Promise<string[]> {
  const { stmts = [] } = (await parse(text)) as { stmts?: { stmt: Node }[] }
  return stmts.flatMap(({ stmt }) => problemsIn(stmt, tables, new Set()))
}

type Names = ReadonlySet<string>

function problemsIn(node: unknown, tables: TenantTables, ctes: Names): string[] {
  if (Array.isArray(node)) return node.flatMap((each) => problemsIn(each, tables, ctes))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node as Node).flatMap(([kind, value]) => {
    const inner = value as Node
    const known = namesWithin(inner, ctes)
    const level = levelOf(kind, inner)
    const here = level === undefined ? [] : unowned(level, tables, known)
    return [
      ...here,
      ...(kind === 'InsertStmt' ? withoutColumn(inner, tables) : []),
      ...problemsIn(inner, tables, known),
    ]
  })
}

function namesWithin(node: Node | null, ctes: Names): Names {
  const { ctes: own = [] } = (node?.withClause ?? {}) as { ctes?: { CommonTableExpr: { ctename: string } }[] }
  return own.length === 0 ? ctes : new Set([...ctes, ...own.map(({ CommonTableExpr: cte }) => cte.ctename)])
}

function levelOf(kind: string, node: Node): Level | undefined {
  const { relation, fromClause, usingClause, whereClause } = node
  if (kind === 'SelectStmt') return gather([fromClause], whereClause)
  if (kind === 'UpdateStmt') return gather([{ RangeVar: relation }, fromClause], whereClause)
  if (kind === 'DeleteStmt') return gather([{ RangeVar: relation }, usingClause], whereClause)
  return undefined
}

function gather(from: unknown[], where: unknown): Level {
  const level: Level = { sources: [], conditions: where === undefined ? [] : [where as Node], joined: [] }
  for (const each of from.flat()) enter(each, level)
  return level
}

/** Answers the names of what it is. */
function enter(node: unknown, level: Level): string[] {
  const { RangeVar: table, JoinExpr: join, ...other } = (node ?? {}) as Record<string, Node | undefined>
  if (join) return enterJoin(join, level)
  const alias = aliasOf(table ?? Object.values(other)[0]) ?? String(table?.relname)
  if (table) level.sources.push({ alias, table: String(table.relname) })
  return [alias]
}

function enterJoin({ larg, rarg, quals, usingClause = [] }: Node, level: Level): string[] {
  const names = [...enter(larg, level), ...enter(rarg, level)]
  if (quals) level.conditions.push(quals as Node)
  if ((usingClause as unknown[]).some((each) => stringOf(each) === 'user_id')) level.joined.push(names)
  return names
}

const aliasOf = (node: Node | undefined) => (node?.alias as { aliasname?: string } | undefined)?.aliasname
const stringOf = (node: unknown) => (node as { String?: { sval?: string } } | undefined)?.String?.sval

/** Sources that are of one shop if any of them is; with `value`, they are of one. */
type Equality = readonly string[]
const value = 'a value'

/** What each source is divided by, where it is a table of shops; whatever else there is counts as a value. */
type Columns = ReadonlyMap<string, string>

function unowned({ sources, conditions, joined }: Level, tables: TenantTables, ctes: Names): string[] {
  const owned = sources.filter(({ table }) => tables.has(table) && !ctes.has(table))
  const columns: Columns = new Map(owned.map(({ alias, table }) => [alias, tables.get(table) ?? '']))
  const equalities = [...conditions.flatMap((each) => equalitiesIn(each, columns)), ...joined]
  const said = saidBy(equalities, (name) => !columns.has(name))
  return owned
    .filter(({ alias }) => !said.has(alias))
    .map(({ table }) => `does not say whose rows of ${table} it means`)
}

function saidBy(equalities: readonly Equality[], isValue: (name: string) => boolean): Set<string> {
  const said = new Set<string>()
  for (let before = -1; before < said.size; ) {
    before = said.size
    const known = equalities.filter((names) => names.some((name) => isValue(name) || said.has(name)))
    for (const name of known.flat()) said.add(name)
  }
  return said
}

/** Of conditions that all hold: not of one of several, nor of a statement inside. */
function equalitiesIn(node: Node, columns: Columns): Equality[] {
  const { BoolExpr: bool, A_Expr: comparison, SubLink: link } = node as Record<string, Node | undefined>
  if (bool?.boolop === 'AND_EXPR') return (bool.args as Node[]).flatMap((each) => equalitiesIn(each, columns))
  if (link?.subLinkType === 'ANY_SUBLINK') return ownersIn(link.testexpr, columns).map((owner) => [owner, value])
  if (!comparison || !isEquality(comparison)) return []
  const [left, right] = [ownersIn(comparison.lexpr, columns), ownersIn(comparison.rexpr, columns)]
  if (left.length > 0 && right.length > 0) return [[...left, ...right]]
  return [...left, ...right].map((owner) => [owner, value])
}

const equals = new Set(['AEXPR_OP', 'AEXPR_OP_ANY', 'AEXPR_IN'])
const isEquality = ({ kind, name }: Node) => equals.has(String(kind)) && stringOf((name as unknown[]).at(-1)) === '='

/** The sources whose column the expression is; one that names no source is that of each, since it can be of no other. */
function ownersIn(node: unknown, columns: Columns): string[] {
  const { ColumnRef: column, RowExpr: row } = (node ?? {}) as Record<string, Node | undefined>
  if (row) return (row.args as unknown[]).flatMap((each) => ownersIn(each, columns))
  const parts = ((column?.fields ?? []) as unknown[]).map(stringOf)
  const named = [...columns].filter(([alias, by]) => parts.at(-1) === by && (parts.length === 1 || parts[0] === alias))
  return named.map(([alias]) => alias)
}

function withoutColumn({ relation, cols = [] }: Node, tables: TenantTables): string[] {
  const { relname } = relation as { relname: string }
  const named = (cols as { ResTarget: { name: string } }[]).map(({ ResTarget: { name } }) => name)
  const column = tables.get(relname)
  return column === undefined || named.includes(column) ? [] : [`writes to ${relname} without a ${column}`]
}
