export { openFrontDoor } from './front-door.ts'
export { serveStorefront } from './serve-storefront.ts'
