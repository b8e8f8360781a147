import { ScrollArea } from '@mantine/core'
import { type Column, DataTable } from '../design/data-table.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import classes from './transfers.module.css'
import type { Transfer } from './transfers.queries.ts'

type Problem = Transfer['problems'][number] & { at: number }

const columns: readonly Column<Problem>[] = [
  { label: say('Line'), cell: ({ line }) => formatCount(line) },
  { label: say('Column'), cell: ({ column }) => column ?? '–' },
  { label: say('What is wrong'), cell: ({ message }) => message },
]

/** With the line of the file, whose first is its header. */
export function Problems({ transfer: { problems, problems_count } }: { transfer: Transfer }) {
  if (problems.length === 0) return null
  return (
    <section aria-label={say('What is wrong')} className={classes.problems}>
      <ScrollArea.Autosize mah={360} viewportProps={{ tabIndex: 0 }}>
        <DataTable
          label={say('Problems')}
          columns={columns}
          rows={problems.map((problem, at) => ({ ...problem, at }))}
          rowKey={({ at }) => at}
        />
      </ScrollArea.Autosize>
      {problems_count > problems.length && (
        <p className={classes.more}>
          {say('The first {count} of {total}.', {
            count: formatCount(problems.length),
            total: formatCount(problems_count),
          })}
        </p>
      )}
    </section>
  )
}
