import { say } from '../language/say.ts'
import { TenantName } from '../tenants/tenant-name.tsx'
import type { AuditEntry } from './audit.queries.ts'

/** Nobody is the system itself, or its command line. */
export function Who({ id }: { id: number | null }) {
  return id === null ? say('Souk itself') : <TenantName id={id} />
}

/** Such as `orders 7`, or `orders` for the whole list. */
export const subjectOf = ({ subject_type, subject_id }: AuditEntry) =>
  subject_id === null ? subject_type : `${subject_type} ${subject_id}`
