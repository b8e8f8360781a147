import type { Identity } from './actor.ts'

/** The token in an Authorization header, as its sender wrote it. */
export const bearerToken = (authorization: string) => /^Bearer (\S+)$/i.exec(authorization)?.[1]

/** What a token's requests are counted under. */
export const budgetOf = ({ token }: Identity) => `token:${token.id}`
