import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { say } from '../language/say.ts'
import classes from './shell.module.css'

const Palette = lazy(() => import('./palette.tsx'))

/** One field for every page, order and product; with it Ctrl+K, loaded when one first wants it. */
export function Find() {
  const [asked, setAsked] = useState(0)
  const ask = () => setAsked((times) => times + 1)
  useHotkeys([['mod+K', ask]], [])
  return (
    <>
      <UnstyledButton className={classes.find} onClick={ask}>
        <IconSearch size={16} stroke={1.6} aria-hidden />
        {say('Find')}
        <kbd>{shortcut}</kbd>
      </UnstyledButton>
      {asked > 0 && (
        <Suspense>
          <Palette asked={asked} />
        </Suspense>
      )}
    </>
  )
}

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : say('Ctrl K')
