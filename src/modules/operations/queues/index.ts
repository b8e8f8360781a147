export { dropFailedJobs, retryFailedJobs, showFailedJobs } from './queues.commands.ts'
export { queueRoutes } from './queues.routes.ts'
export { watchQueues } from './watch-queues.ts'
