import { say } from '../../language/say.ts'
import classes from './details.module.css'

const labels: Record<string, string> = {
  access: say('Asks for'),
  allowed: say('Allowed'),
  answer: say('Told'),
  attempt: say('Attempt'),
  body: say('Body'),
  channel: say('By'),
  delivery_id: say('Delivery'),
  event: say('Event'),
  event_id: say('Event number'),
  events_in_pass: say('Events in the pass'),
  headers: say('Headers'),
  ip: say('Address'),
  job_id: say('Job'),
  key: say('Key'),
  method: say('Method'),
  omitted: say('Left out'),
  queue: say('Queue'),
  recipient: say('To'),
  refusal: say('Refused'),
  route: say('Route'),
  topic: say('Topic'),
  url: 'URL',
  waited_ms: say('Waited (ms)'),
}

const labelOf = (name: string) =>
  labels[name] ?? name.replaceAll('_', ' ').replace(/^\w/, (letter) => letter.toUpperCase())

/** What was noted, without secrets: short values in a list, long ones folded up below it. */
export function Facts({ details }: { details: Record<string, unknown> }) {
  const known = Object.entries(details).filter(([, value]) => value !== null && value !== undefined && value !== '')
  const short = known.filter(([, value]) => typeof value !== 'object')
  const long = known.filter(([, value]) => typeof value === 'object')
  return (
    <>
      {short.length > 0 && (
        <dl className={classes.list}>
          {short.map(([name, value]) => (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd>{wordFor(value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {long.map(([name, value]) => (
        <details key={name} className={classes.fold} open={name === 'body'}>
          <summary>{labelOf(name)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre className={classes.code} tabIndex={0}>
            {isFlat(value) ? linesOf(value) : JSON.stringify(value, null, 2)}
          </pre>
        </details>
      ))}
    </>
  )
}

const wordFor = (value: unknown) => (typeof value === 'boolean' ? (value ? say('Yes') : say('No')) : String(value))

const isFlat = (value: unknown): value is Record<string, unknown> =>
  !Array.isArray(value) && Object.values(value as object).every((field) => typeof field !== 'object')

/** Headers read best as they are sent. */
const linesOf = (fields: Record<string, unknown>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n')
