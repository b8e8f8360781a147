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
  'tenants.any',
  'inbox.view',
  'users.suspend',
] as const

export type Permission = (typeof permissions)[number]

/** Whether one of the patterns (`products.view`, `products.*`, `*`) covers the permission. */
export function covers(patterns: readonly string[], permission: string): boolean {
  return patterns.some(
    (pattern) =>
      pattern === permission ||
      pattern === '*' ||
      (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1))),
  )
}
