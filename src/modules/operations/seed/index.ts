export { seedCommand } from './seed.command.ts'
