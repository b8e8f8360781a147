import { say } from '../language/say.ts'
import classes from './inbox.module.css'

export function MailHeaders({ headers }: { headers: readonly { name: string; value: string }[] }) {
  return (
    <table className={classes.headers} aria-label={say('Headers')}>
      <thead className="visually-hidden">
        <tr>
          <th>{say('Name')}</th>
          <th>{say('Value')}</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(({ name, value }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and none moves.
          <tr key={place}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
