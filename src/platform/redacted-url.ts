/** A URL as it may be shown and logged: user, host and path, but no password. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '(not a URL)'
  const shown = new URL(url)
  if (shown.password !== '') shown.password = '***'
  for (const name of ['password', 'pass', 'previous_password', 'other_password']) shown.searchParams.delete(name)
  return shown.href
}
