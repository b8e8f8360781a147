import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { chooseLanguage, language, languages } from '../language/language.ts'
import { say } from '../language/say.ts'
import { sendHeldMoves } from '../orders/held-moves.tsx'
import { forgetSession, useMe } from '../session/use-me.ts'
import { souk } from '../souk.ts'
import classes from './shell.module.css'

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const

export function AccountMenu() {
  const me = useMe()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useMutation({
    mutationFn: async () => {
      await sendHeldMoves()
      await souk.session.close()
    },
    onSettled: forgetSession,
  })
  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <span className={classes.avatar} aria-hidden>
            {me.name.slice(0, 1).toUpperCase()}
          </span>
          <span className="visually-hidden">{say('Account of ')}</span>
          <span className={classes.who}>
            <span className={classes.name}>{me.name}</span>
            <span className={classes.roles}>{me.roles.join(', ')}</span>
          </span>
          <IconSelector size={16} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <Menu.Item
          leftSection={<IconUserCircle size={16} stroke={1.6} aria-hidden />}
          renderRoot={(item) => <Link to="/account" {...item} />}
        >
          {say('Your account')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say('Appearance')}</Menu.Label>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.6} aria-hidden />}
            onClick={() => setColorScheme(value)}
            rightSection={colorScheme === value ? '✓' : undefined}
          >
            {say(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{say('Language')}</Menu.Label>
        {languages.map(({ value, label }) => (
          <Menu.Item
            key={value}
            lang={value}
            leftSection={<IconLanguage size={16} stroke={1.6} aria-hidden />}
            onClick={() => chooseLanguage(value)}
            rightSection={language === value ? '✓' : undefined}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} aria-hidden />} onClick={() => signOut.mutate()}>
          {say('Sign out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
