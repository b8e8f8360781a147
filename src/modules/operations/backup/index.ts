export { backUp, restore } from './backup.commands.ts'
