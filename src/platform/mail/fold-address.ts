/**
 * The one spelling by which a mail address is looked up, counted and compared. Addresses are kept in ASCII, and only ASCII is
 * folded: PostgreSQL and JavaScript agree there, while `İ` and `K` (U+212A) become letters of ASCII in one of them.
 */
export function foldAddress(address: string): string {
  return address.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

export const isSameAddress = (one: string, other: string) => foldAddress(one) === foldAddress(other)
