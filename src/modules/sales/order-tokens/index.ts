export { type OrderTokens, openOrderTokens } from './order-tokens.ts'
