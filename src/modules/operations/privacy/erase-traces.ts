import { sql } from 'kysely'
import type { PlatformTx } from '#platform/database/transactions.ts'
import type { Erased } from './erase-buyer.ts'

/** What was kept of requests by the way: answers for their repetition, and what monitoring recorded. */
export async function eraseTraces(tx: PlatformTx, { shop, texts }: Erased): Promise<void> {
  await sql`
    DELETE FROM idempotency_keys WHERE user_id = ${shop} AND EXISTS (
      SELECT FROM unnest(${texts}::text[]) AS searched
      WHERE position(lower(btrim(to_json(searched)::text, '"')) IN lower(body)) > 0)`.execute(tx)
  // As they stand in addresses and in the HTML of mails, too.
  const written = [...new Set(texts.flatMap((text) => [text, encodeURIComponent(text), inHtml(text)]))]
  await sql`SELECT forget_monitoring(NULL, ${written}::text[])`.execute(tx)
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }
const inHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
