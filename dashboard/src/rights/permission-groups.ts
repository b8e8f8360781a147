import { sayIfKnown } from '../language/say.ts'

/** `products.view` belongs to products. */
export const resourceOf = (permission: string) => permission.slice(0, permission.indexOf('.'))

/** Permissions by what they are about, in the order of their names. */
export function groupByResource<P>(permissions: readonly P[], nameOf: (permission: P) => string) {
  return [...Map.groupBy(permissions, (permission) => resourceOf(nameOf(permission)))].map(([resource, members]) => ({
    resource,
    members,
  }))
}

/** Crossing into other tenants comes along with no pattern but the star. */
const neverAlong = 'tenants.any'

/** The wider patterns that would cover the permission, widest first. */
export const patternsOver = (permission: string) =>
  permission === neverAlong ? ['*'] : ['*', `${resourceOf(permission)}.*`]

/** `products.*` for each resource where it covers something. */
export function patternOf({ resource, members }: { resource: string; members: readonly { name: string }[] }) {
  return members.some(({ name }) => name !== neverAlong) ? `${resource}.*` : undefined
}

/** 'products' as a heading. */
export function resourceTitle(resource: string): string {
  const name = sayIfKnown(resource)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
