import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed } from '../design/states.tsx'

/** Also for a page that one may not see: it does not exist for who lacks the permission. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title="Nothing here" />
      <Panel>
        <Empty title="There is no such page, or none for you.">
          <Link to="/">Go to the overview</Link> or see <Link to="/access">what you may do, and why</Link>.
        </Empty>
      </Panel>
    </>
  )
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHeader title="Something broke" />
      <Panel>
        <Failed error={error as Error} retry={reset} />
      </Panel>
    </>
  )
}
