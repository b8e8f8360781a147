/**
 * The one spelling by which an address is looked up and counted. Every account's address is ASCII, and only ASCII is
 * folded: PostgreSQL and JavaScript agree there, while `İ` and `K` (U+212A) become letters of ASCII in one of them.
 */
export function foldEmail(email: string): string {
  return email.trim().replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
