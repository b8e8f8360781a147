export { listenForEvents } from './event-wakes.ts'
export { eventRoutes } from './events.routes.ts'
export { loggedEvents, toEventMessage, toEventResource } from './order-events.ts'
export { pruneEvents } from './prune-events.ts'
