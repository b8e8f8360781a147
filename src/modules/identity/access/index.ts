export { Abilities } from './abilities.ts'
export { assignRole, heldByRole, listRoleNames, selectRoles } from './access.queries.ts'
export { accessRoutes } from './access.routes.ts'
export { PermissionPatterns } from './access.schemas.ts'
export { authenticate, controlAccess, presentedToken, type RouteAccess } from './access-control.ts'
export { type Actor, type Identity, may, requirePermission } from './actor.ts'
export { type ChooseShop, openShopChoice } from './chosen-shop.ts'
export { recordView } from './crossing.ts'
export { type Identities, openIdentities } from './identities.ts'
export { keepAnAdmin, lockAccess } from './lock-access.ts'
export { heldByShopRole, listHeldInShop, permissionsInShop } from './memberships.ts'
export { covers, expandPatterns, isPermission } from './permissions.ts'
export { requireGivable } from './require-givable.ts'
export { heldNow, requireOver } from './require-over.ts'
export {
  auditRead,
  readList,
  readScope,
  requireUser,
  seenBy,
  withChosenTenant,
  withListScope,
  withOwner,
  withReadScope,
} from './tenant-scope.ts'
export { limitTokens } from './token-limits.ts'
export { isGranted, nameOfWanted } from './wanted.ts'
