import type { Permission } from './permissions.ts'

/** What a route asks its caller for: one permission, all of several, or any one of them. */
export type Wanted = Permission | { allOf: readonly Permission[] } | { anyOf: readonly Permission[] }

/** Whether what the caller may do is enough; `may` answers that for one permission. */
export function isGranted(wanted: Wanted, may: (permission: Permission) => boolean): boolean {
  if (typeof wanted === 'string') return may(wanted)
  return 'allOf' in wanted ? wanted.allOf.every(may) : wanted.anyOf.some(may)
}

/** As it stands in documents and in the audit log: `roles.view or users.manage`. */
export function nameOfWanted(wanted: Wanted): string {
  if (typeof wanted === 'string') return wanted
  return 'allOf' in wanted ? wanted.allOf.join(' and ') : wanted.anyOf.join(' or ')
}
