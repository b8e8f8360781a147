import { parse } from 'libpg-query'
import { withRoles } from '#platform/database/migrate.ts'

/** Those before have landed. */
export const firstChecked = '0069'

export interface Problem {
  rule: string
  said: string
}

/** What a statement is to the rules, in the names of PostgreSQL's own parse tree. */
interface Node {
  [name: string]: unknown
}

const roles = { tenantRole: 'tenant', platformRole: 'platform', visitorRole: 'visitor' }

/**
 * What a migration may not do to a table that is there already while processes of the version before serve. A rule is lifted by a
 * line such as `-- Allowed (drop-column): the version before has stopped reading it.`
 */
export async function problemsOf(text: string): Promise<Problem[]> {
  const { stmts = [] } = (await parse(withRoles(text, { ...roles, applicationUrl: '', sessionUrl: '' }))) as {
    stmts?: { stmt: Node }[]
  }
  const made = new Set<string>()
  const allowed = new Set([...text.matchAll(/^-- Allowed \(([a-z-]+)\): \S.*$/gm)].map(([, rule]) => rule))
  const problems = stmts.flatMap(({ stmt }) => {
    const [[kind, node] = ['', {}]] = Object.entries(stmt) as [string, Node][]
    if (kind === 'CreateStmt') made.add(relationOf(node.relation))
    return (rules[kind]?.(node, (table) => made.has(table)) ?? []).filter(({ rule }) => !allowed.has(rule))
  })
  return problems
}

type IsNew = (table: string) => boolean
type Rule = (node: Node, isNew: IsNew) => Problem[]

const relationOf = (relation: unknown) => (relation as { relname?: string })?.relname ?? ''

const rules: Record<string, Rule> = {
  IndexStmt: (node, isNew) =>
    isNew(relationOf(node.relation)) || node.if_not_exists === true
      ? []
      : [
          problem(
            'index',
            node,
            'blocks writes while it is built: say IF NOT EXISTS, so that an operator can build it CONCURRENTLY before',
          ),
        ],
  RenameStmt: (node) => [
    problem('rename', node, 'is gone for the version before: add the new one, and drop the old one in a later version'),
  ],
  DropStmt: (node) =>
    node.removeType === 'OBJECT_TABLE' || node.removeType === 'OBJECT_VIEW'
      ? [{ rule: 'drop-table', said: 'A dropped table is gone for the version before: drop it in a later version.' }]
      : [],
  UpdateStmt: (node, isNew) => rewriting(node, isNew),
  DeleteStmt: (node, isNew) => rewriting(node, isNew),
  TruncateStmt: () => [{ rule: 'lock', said: 'TRUNCATE waits for every reader and stops all that come after.' }],
  LockStmt: () => [{ rule: 'lock', said: 'LOCK TABLE stops all that come after.' }],
  AlterTableStmt: (node, isNew) =>
    isNew(relationOf(node.relation))
      ? []
      : ((node.cmds ?? []) as { AlterTableCmd: Node }[]).flatMap(({ AlterTableCmd: command }) =>
          (alterations[String(command.subtype)]?.(command) ?? []).map(([rule, said]) => problem(rule, node, said)),
        ),
}

const problem = (rule: string, node: Node, said: string): Problem => ({
  rule,
  said: `${relationOf(node.relation)}: ${said}.`,
})

const rewriting: Rule = (node, isNew) =>
  isNew(relationOf(node.relation))
    ? []
    : [
        problem(
          'rewrite',
          node,
          'rows that are changed in one statement stay locked until the end: let a worker do it in batches',
        ),
      ]

type Found = [rule: string, said: string]

const alterations: Record<string, (command: Node) => Found[]> = {
  AT_DropColumn: () => [['drop-column', 'a dropped column is gone for the version before: drop it in a later version']],
  AT_AlterColumnType: () => [['type', 'a new type rewrites the table: add a column beside it']],
  AT_SetNotNull: () => [
    [
      'not-null',
      'SET NOT NULL reads the whole table under a lock: add CHECK (… IS NOT NULL) NOT VALID, validate it, then set it',
    ],
  ],
  AT_AddConstraint: ({ def }) => constraint((def as { Constraint: Node }).Constraint),
  AT_AddColumn: ({ def }) => addedColumn((def as { ColumnDef: Node }).ColumnDef),
}

function constraint({ contype, skip_validation, indexname }: Node): Found[] {
  if ((contype === 'CONSTR_FOREIGN' || contype === 'CONSTR_CHECK') && skip_validation !== true)
    return [
      [
        'constraint',
        'a constraint reads the whole table under a lock: add it NOT VALID, and validate it in a migration of its own',
      ],
    ]
  if ((contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY') && indexname === undefined)
    return [['constraint', 'builds an index under a lock: make the index first, then add the constraint USING INDEX']]
  return []
}

/** PostgreSQL keeps these beside the table; every other function fills each row. */
const cheapDefaults = new Set(['now', 'transaction_timestamp', 'statement_timestamp'])

function addedColumn({ colname, constraints = [] }: Node): Found[] {
  const kinds = (constraints as { Constraint: Node }[]).map(({ Constraint: each }) => each)
  const of = (kind: string) => kinds.find(({ contype }) => contype === kind)
  const preset = of('CONSTR_DEFAULT')
  const found: Found[] = []
  if (of('CONSTR_NOTNULL') && !preset && !of('CONSTR_GENERATED') && !of('CONSTR_IDENTITY'))
    found.push([
      'not-null',
      `${colname} is NOT NULL without a DEFAULT: it fails where there are rows, and for the version before`,
    ])
  if (of('CONSTR_GENERATED') || of('CONSTR_IDENTITY') || (preset && isVolatile(preset.raw_expr as Node)))
    found.push([
      'type',
      `${colname} is worked out for each row, which rewrites the table: add it empty, and let a worker fill it`,
    ])
  if (of('CONSTR_UNIQUE') || of('CONSTR_PRIMARY'))
    found.push(['constraint', `${colname} builds an index under a lock: make the index first`])
  return found
}

function isVolatile(expression: Node): boolean {
  const call = expression.FuncCall as { funcname: { String: { sval: string } }[] } | undefined
  return call !== undefined && !cheapDefaults.has(call.funcname.at(-1)?.String.sval ?? '')
}
