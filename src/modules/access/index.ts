export { assignRole, listRoleNames } from './access.queries.ts'
export { controlAccess } from './access-control.ts'
export { chosenTenant, withListScope, withOwner } from './tenant-scope.ts'
