/** A URL as it may be shown and logged: user, hosts and path, but no password. */
export function withoutPassword(url: string): string {
  // Of several hosts the URL standard knows nothing.
  const [, begin, hosts, rest] = /^([^/]*\/\/(?:[^/?#@]*@)?)([^/?#@]+,[^/?#@]+)([/?#].*)?$/s.exec(url) ?? []
  if (hosts !== undefined)
    return withoutPassword(`${begin}hosts${rest ?? ''}`).replace(/(?<=[/@])hosts(?=[/?#]|$)/, () => hosts)
  if (!URL.canParse(url)) return '(not a URL)'
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  const secrets = ['password', 'pass', 'previous_password', 'other_password', 'sentinel_password']
  for (const name of secrets) shown.searchParams.delete(name)
  return shown.href
}
