import { conflict, notFound, validationFailed } from '#platform/http/failure.ts'

export const roleNotFound = () => notFound('There is no such role.')

export const roleNameTaken = () => validationFailed({ name: ['The name field names a role that there is already.'] })

export const seededRoleKept = () => conflict('A role that came with Souk cannot be deleted.')

export const seededNameKept = () => conflict('A role that came with Souk keeps its name.')

export const adminNeeds = (permission: string) =>
  conflict(`The role 'admin' keeps '${permission}': without it nobody could give it back.`)

export const roleInUse = () => conflict('The role is in use: take it from its users first.')
