import { Burger, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Failed, Loading } from '../design/states.tsx'
import { say } from '../language/say.ts'
import { LiveProvider } from '../live/live-provider.tsx'
import { pages } from '../pages.ts'
import { SessionEnded } from '../session/session-ended.tsx'
import { SignInView } from '../session/sign-in.view.tsx'
import { useReachable } from '../session/use-features.ts'
import { useSession } from '../session/use-me.ts'
import { timeZone, timeZoneName } from '../time-zone.ts'
import { AccountMenu } from './account-menu.tsx'
import { Find } from './find.tsx'
import { NotFoundPage } from './lost.tsx'
import { Mark } from './mark.tsx'
import { Navigation } from './navigation.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { usePath } from './open-pages.ts'
import { PageTabs } from './page-tabs.tsx'
import classes from './shell.module.css'
import { ShopSwitch } from './shop-switch.tsx'

/** Whoever is not signed in sees the form in place of the page, and afterwards the page that was asked for. */
export function Shell() {
  const { data: me, error, refetch } = useSession()
  // Once one is in, the page stays, with all that is typed there, also while the server cannot be asked.
  if (me === undefined && error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (me === undefined) return <div className={classes.waiting} role="status" aria-label={say('Loading')} />
  if (me === null) return <SignInView />
  return (
    <LiveProvider me={me}>
      {/* Each time of the page is told anew once the shop has another zone. */}
      <Frame key={timeZone()} />
      <SessionEnded me={me} />
    </LiveProvider>
  )
}

function Frame() {
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <div className={classes.frame}>
      {/* Inside of the router, so that a notice can lead somewhere. */}
      <Notifications position="bottom-right" />
      <a href="#page" className={classes.skip}>
        {say('Skip to the content')}
      </a>
      <aside className={classes.sidebar}>
        <Mark />
        <Find />
        <ShopSwitch />
        <Navigation />
        <TimesIn />
        <AccountMenu />
      </aside>
      <header className={classes.topbar}>
        <Burger opened={opened} onClick={toggle} size="sm" aria-label={say('Open the navigation')} />
        <Mark />
      </header>
      <Drawer
        opened={opened}
        onClose={close}
        position="left"
        size={272}
        title={<Mark />}
        closeButtonProps={{ 'aria-label': say('Close') }}
      >
        <div className={classes.drawer}>
          <ShopSwitch />
          <Navigation onNavigate={close} />
          <TimesIn />
          <AccountMenu />
        </div>
      </Drawer>
      <main id="content" className={classes.content}>
        <OfflineNotice />
        <Suspense fallback={<Loading lines={8} />}>
          <Allowed />
        </Suspense>
      </main>
    </div>
  )
}

const TimesIn = () => <p className={classes.times}>{say('Times in {zone}', { zone: timeZoneName() })}</p>

function Allowed() {
  const reachable = useReachable(pages)
  const path = usePath()
  const page = pages.find((one) => one.path === path)
  const open = page === undefined || reachable(page)
  if (open === undefined) return <Loading lines={8} />
  if (!open)
    return (
      <div id="page">
        <NotFoundPage />
      </div>
    )
  return (
    <>
      <PageTabs />
      <div id="page">
        <Outlet />
      </div>
    </>
  )
}
