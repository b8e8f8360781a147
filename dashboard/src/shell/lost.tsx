import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { PageHeader } from '../design/page-header.tsx'
import { Panel } from '../design/panel.tsx'
import { Empty, Failed } from '../design/states.tsx'
import { say } from '../language/say.ts'

/** Also for a page that one may not see: it does not exist for who lacks the permission. */
export function NotFoundPage() {
  return (
    <>
      <PageHeader title={say('Nothing here')} />
      <Panel>
        <Empty title={say('There is no such page, or none for you.')}>
          <Link to="/">{say('Go to the overview')}</Link> · <Link to="/access">{say('what you may do, and why')}</Link>
        </Empty>
      </Panel>
    </>
  )
}

export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <>
      <PageHeader title={say('Something broke')} />
      <Panel>
        <Failed error={error as Error} retry={reset} />
      </Panel>
    </>
  )
}
