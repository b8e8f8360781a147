export interface Bucket {
  /** What file names are put behind; ends with a slash. */
  base: string
  key: string
  secret: string
  region: string
}

const defaultRegion = 'us-east-1'
const known = new Set(['region', 'tls'])

/**
 * `s3://KEY:SECRET@HOST/BUCKET?region=REGION`. A path may go on below the bucket, and where the host names the bucket there
 * need be none. `tls=false` is for a bucket on this machine or in a network of one's own. Undefined for what is no such URL.
 */
export function parseBucketUrl(text: string): Bucket | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, username, password, host, pathname, searchParams, hash } = new URL(text)
  const tls = searchParams.get('tls') ?? 'true'
  const isKnown = [...searchParams.keys()].every((name) => known.has(name)) && ['true', 'false'].includes(tls)
  const isWhole = protocol === 's3:' && username !== '' && password !== '' && host !== '' && hash === ''
  if (!isKnown || !isWhole) return undefined
  const [key, secret] = [decoded(username), decoded(password)]
  if (key === undefined || secret === undefined) return undefined
  return {
    base: `${tls === 'true' ? 'https' : 'http'}://${host}${pathname.replace(/\/*$/, '')}/`,
    key,
    secret,
    region: searchParams.get('region') || defaultRegion,
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
