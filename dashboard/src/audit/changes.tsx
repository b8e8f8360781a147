import { say } from '../language/say.ts'
import classes from './audit.module.css'

interface ChangesProps {
  before: unknown
  after: unknown
}

/** What stood in the row before and after, field by field; what changed stands out. */
export function Changes({ before, after }: ChangesProps) {
  const [earlier, later] = [fieldsOf(before), fieldsOf(after)]
  const names = [...new Set([...Object.keys(earlier), ...Object.keys(later)])]
  if (names.length === 0) return <p className={classes.dimmed}>{say('It was looked at, and nothing was changed.')}</p>
  return (
    <div className={classes.scroll}>
      <table className={classes.changes} aria-label={say('Before and after')}>
        <thead>
          <tr>
            <th scope="col">{say('Field')}</th>
            <th scope="col">{say('Before')}</th>
            <th scope="col">{say('After')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name} data-changed={textOf(earlier[name]) !== textOf(later[name]) || undefined}>
              <th scope="row">{name}</th>
              <td>{textOf(earlier[name])}</td>
              <td>{textOf(later[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const fieldsOf = (row: unknown): Record<string, unknown> =>
  typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–'
  if (Array.isArray(value)) return value.map(textOf).join(', ') || '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
