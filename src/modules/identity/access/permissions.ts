/** The permissions that routes ask for. The same names are rows of `permissions`; a test holds the two together. */
export const permissions = [
  'products.view',
  'products.create',
  'products.update',
  'products.delete',
  'orders.view',
  'orders.create',
  'orders.cancel',
  'orders.manage',
  'orders.fulfill',
  'orders.refund',
  'shop.manage',
  'listings.manage',
  'promotions.manage',
  'buyers.view',
  'buyers.manage',
  'webhooks.manage',
  'transfers.manage',
  'members.manage',
  'tenants.any',
  'inbox.view',
  'cache.clear',
  'queues.view',
  'queues.manage',
  'users.view',
  'users.manage',
  'roles.view',
  'roles.manage',
  'audit.view',
  'users.suspend',
  'monitoring.view',
  'monitoring.manage',
] as const

export type Permission = (typeof permissions)[number]

/** What everybody may do, or be given to do, in a shop of their own; the rest reaches beyond it. */
export const inOnesOwnShop: readonly Permission[] = [
  'products.view',
  'products.create',
  'products.update',
  'products.delete',
  'orders.view',
  'orders.create',
  'orders.cancel',
  'orders.fulfill',
  'orders.refund',
  'shop.manage',
  'listings.manage',
  'promotions.manage',
  'buyers.view',
  'buyers.manage',
  'webhooks.manage',
  'transfers.manage',
  'members.manage',
  'monitoring.view',
]
export const operatorPermissions = permissions.filter((permission) => !inOnesOwnShop.includes(permission))

export const isPermission = (name: string): name is Permission => (permissions as readonly string[]).includes(name)

/** Crossing into other tenants never comes along with something else: it takes its own name, or the star alone. */
const neverAlong: string = 'tenants.any' satisfies Permission

/**
 * Whether one of the patterns (`products.view`, `products.*`, `*`) covers what is wanted. A pattern that is wanted takes
 * the same or a wider one, since it stands for names that do not exist yet.
 */
export function covers(patterns: readonly string[], wanted: string): boolean {
  return patterns.some((pattern) => pattern === wanted || pattern === '*' || coversBelow(pattern, wanted))
}

function coversBelow(pattern: string, wanted: string): boolean {
  return wanted !== neverAlong && pattern.endsWith('.*') && wanted.startsWith(pattern.slice(0, -1))
}

/** The known names that the patterns cover, in the order of the list above. */
export function expandPatterns(patterns: readonly string[]): Permission[] {
  return permissions.filter((permission) => covers(patterns, permission))
}
