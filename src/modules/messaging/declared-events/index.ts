export { findMail, loggedData, loggedEvents, readData, renderMail } from './declared-events.ts'
export type { RenderedMail, ShopBrand } from './mail/mail-template.ts'
export { senderOf } from './mail/sender.ts'
export { endpointPausedEvent } from './webhook-endpoint-paused.ts'
