import type { Visit } from './visit.ts'

interface Keeping {
  seconds: number
  isSecret: boolean
}

/** For the pages of this shop alone. */
export function cookie({ path, origin }: Visit, name: string, value: string, { seconds, isSecret }: Keeping): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `${name}=${value}; Path=${path()}; Max-Age=${seconds}; SameSite=Lax${secure}${isSecret ? '; HttpOnly' : ''}`
}

export function cookiesOf(header: string | null): ReadonlyMap<string, string> {
  return new Map(
    (header ?? '').split(';').flatMap((pair) => {
      const at = pair.indexOf('=')
      return at === -1 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const]
    }),
  )
}
