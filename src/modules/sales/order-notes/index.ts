export { orderNoteRoutes } from './order-notes.routes.ts'
