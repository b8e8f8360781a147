import { useNetwork } from '@mantine/hooks'
import { IconWifiOff } from '@tabler/icons-react'
import { say } from '../language/say.ts'
import classes from './shell.module.css'

export function OfflineNotice() {
  const { online } = useNetwork()
  if (online) return null
  return (
    <p className={classes.offline} role="status">
      <IconWifiOff size={16} stroke={1.6} aria-hidden />
      {say('You are offline. What you see may be old, and nothing can be changed until the connection is back.')}
    </p>
  )
}
