import { covers, isGranted, nameOfWanted, type RouteAccess } from '#modules/identity/access/index.ts'

interface RoleRights {
  name: string
  permissions: string[]
}

const mayEnter = (permissions: string[], access: Exclude<RouteAccess['access'], 'public' | 'authenticated'>) =>
  isGranted(access, (permission) => covers(permissions, permission))

interface Rights {
  roles: readonly RoleRights[]
  /** What a member's role holds in a shop of somebody else. */
  shopRoles: readonly RoleRights[]
}

/** Which role may call which route, as a page of the docs. */
export function accessTable(routes: readonly RouteAccess[], { roles, shopRoles }: Rights): string {
  const callers = ['anonymous', ...roles.map(({ name }) => name)]
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const may = ({ access }: RouteAccess) => [
    access === 'public',
    ...roles.map(
      ({ permissions }) => access === 'public' || access === 'authenticated' || mayEnter(permissions, access),
    ),
  ]
  return [
    '# Who may call what',
    '',
    'Generated from the routes and the seeded roles by `npm run docs:access`; do not edit. A role shows what its users may',
    'call; a token may do less. Whose rows they then reach is decided by `tenants.any` and by the database.',
    '',
    row(['Route', 'Asks for', ...callers]),
    row(['---', '---', ...callers.map(() => ':---:')]),
    ...routes
      .filter(({ method }) => method !== 'HEAD')
      .map((route) => [
        `\`${route.method} ${route.url}\``,
        typeof route.access === 'string' ? route.access : nameOfWanted(route.access),
        ...may(route).map((yes) => (yes ? 'yes' : '')),
      ])
      .map(row),
    '',
    '## In a shop of somebody else',
    '',
    'What a role holds there ([members](members.md)): never more than who owns the shop may do, nor than the token.',
    '',
    row(['Permission', ...shopRoles.map(({ name }) => name)]),
    row(['---', ...shopRoles.map(() => ':---:')]),
    ...[...new Set(shopRoles.flatMap(({ permissions }) => permissions))]
      .sort()
      .map((permission) =>
        row([permission, ...shopRoles.map((role) => (role.permissions.includes(permission) ? 'yes' : ''))]),
      ),
    '',
  ].join('\n')
}
