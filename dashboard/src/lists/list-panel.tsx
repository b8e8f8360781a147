import { type ReactNode, useState } from 'react'
import type { Picking } from '../design/data-table.tsx'
import { Listing } from '../design/listing.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty } from '../design/states.tsx'
import { formatCount } from '../format.ts'
import { say } from '../language/say.ts'
import { useMay } from '../session/use-me.ts'
import type { Identified, ListState } from './list.ts'
import { ListFilters } from './list-filters.tsx'
import classes from './lists.module.css'
import { ViewTabs } from './view-tabs.tsx'

interface ListPanelProps<Row extends Identified> {
  state: ListState<Row>
  title?: string
  aside?: ReactNode
  /** What stands between the filters and the rows. */
  children?: ReactNode
}

/** A declared list with its filters, in a panel of its own. */
export function ListPanel<Row extends Identified>(props: ListPanelProps<Row>) {
  const { state, title, aside, children } = props
  const { label, columns, sorts, opens, empty, bulkPermission } = state.list
  const may = useMay()
  const Bulk = bulkPermission === undefined || may(bulkPermission) ? state.list.Bulk : undefined
  const none = state.narrowed ? empty.title : (empty.none ?? empty.title)
  const { picked, pick, clear } = usePicked<Row>()
  return (
    <Panel title={title} aside={aside} flush>
      <ViewTabs state={state} />
      <ListFilters state={state} />
      {children}
      {Bulk !== undefined && picked.size > 0 && (
        <section className={classes.bulk} aria-label={say('Picked rows')}>
          <span role="status">{say('{count} picked', { count: formatCount(picked.size) })}</span>
          <Bulk rows={[...picked.values()]} onDone={clear} />
        </section>
      )}
      <Listing
        label={label}
        page={state.page}
        columns={columns}
        rowKey={({ id }) => id}
        opens={opens === undefined ? undefined : ({ id }) => ({ [opens]: id })}
        sorting={sorts && { sort: state.sort, onSort: (sort) => state.narrow({ sort }) }}
        picking={Bulk && { picked, pick }}
        onPage={state.goToPage}
        empty={<Empty title={none}>{empty.hint}</Empty>}
      />
    </Panel>
  )
}

/** They stay picked while one turns the pages, as they were then. */
function usePicked<Row extends Identified>(): Picking<Row> & { clear: () => void } {
  const [picked, setPicked] = useState<ReadonlyMap<string | number, Row>>(new Map())
  const pick: Picking<Row>['pick'] = (rows, isPicked) =>
    setPicked((before) => {
      const others = [...before].filter(([id]) => !rows.some((row) => row.id === id))
      return new Map([...others, ...(isPicked ? rows.map((row) => [row.id, row] as const) : [])])
    })
  return { picked, pick, clear: () => setPicked(new Map()) }
}
