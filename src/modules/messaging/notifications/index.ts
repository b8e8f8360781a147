export { countDeliveries, findNextAttempt, findOldestDelivery } from './delivery-counts.ts'
export {
  ChooseFailedJobsQuery,
  FailedJobResource,
  FailedJobStoryResource,
} from './failed-deliveries.schemas.ts'
export {
  dropFailedDeliveries,
  failedJobList,
  failedJobNotFound,
  getFailedDelivery,
  retryFailedDeliveries,
} from './failed-deliveries.ts'
export { type DeliveryJob, type DeliveryQueue, deliveryQueueName } from './notifications.queue.ts'
export { notificationRoutes } from './notifications.routes.ts'
export { planMails } from './plan-mails.ts'
export { pruneDeliveries } from './prune-deliveries.ts'
export { startNotifications } from './start-notifications.ts'
