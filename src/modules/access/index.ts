export { Abilities, requireAbilities } from './abilities.ts'
export { assignRole, listRoleNames } from './access.queries.ts'
export { controlAccess, type RouteAccess } from './access-control.ts'
export { chosenTenant, listScope, withListScope, withOwner } from './tenant-scope.ts'
