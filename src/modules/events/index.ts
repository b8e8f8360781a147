export { listenForEvents } from './event-wakes.ts'
export { eventRoutes } from './events.routes.ts'
export { loggedEvents, toEventResource } from './order-events.ts'
export { pruneEvents } from './prune-events.ts'
