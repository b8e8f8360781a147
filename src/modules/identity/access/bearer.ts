/** The token in an Authorization header, as its sender wrote it. */
export const bearerToken = (authorization: string) => /^Bearer (\S+)$/i.exec(authorization)?.[1]
