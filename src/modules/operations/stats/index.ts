export { foldChanges } from './fold-changes.ts'
export { getStats } from './get-stats.ts'
export { statsRoutes } from './stats.routes.ts'
export { StatsQuery } from './stats.schemas.ts'
