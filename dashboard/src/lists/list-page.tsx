import type { ReactNode } from 'react'
import { PageHeader } from '../design/page-header.tsx'
import { type Identified, type ListDeclaration, type ListState, useList } from './list.ts'
import { ListPanel } from './list-panel.tsx'

interface ListPageProps<Row extends Identified> {
  list: ListDeclaration<Row>
  title: string
  hint?: ReactNode | ((state: ListState<Row>) => ReactNode)
  actions?: (state: ListState<Row>) => ReactNode
  /** What stands open beside the table. */
  children?: (opened: number | undefined, close: () => void) => ReactNode
}

/** A page that is a declared list and the row that stands open. */
export function ListPage<Row extends Identified>(props: ListPageProps<Row>) {
  const { list, title, hint, actions, children } = props
  const state = useList(list)
  return (
    <>
      <PageHeader title={title} hint={typeof hint === 'function' ? hint(state) : hint} actions={actions?.(state)} />
      <ListPanel state={state} />
      {children?.(state.opened, state.close)}
    </>
  )
}
