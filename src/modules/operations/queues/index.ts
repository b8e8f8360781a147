export { dropFailedJobs, retryFailedJobs, showFailedJobs, showQueues } from './queues.commands.ts'
export { queueRoutes } from './queues.routes.ts'
export { watchQueues, watchWebhooks } from './watch-queues.ts'
