import { PasswordInput, Radio, Select, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { ActButton } from '../design/act-button.tsx'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { useDraft } from '../design/use-draft.ts'
import { say } from '../language/say.ts'
import { AbilitiesSelect } from '../rights/abilities-select.tsx'
import { useMe } from '../session/use-me.ts'
import classes from './tokens.module.css'

const lives = [
  { value: '7', label: say('In a week') },
  { value: '30', label: say('In 30 days') },
  { value: '90', label: say('In 90 days') },
  { value: '365', label: say('In a year') },
  { value: 'never', label: say('Never') },
]
const dayMs = 86_400_000

interface NewTokenFormProps {
  work: { error: Error | null; isPending: boolean; submittedAt: number }
  onSubmit: (token: { name: string; abilities: string[]; expires_at?: string; current_password: string }) => void
}

export function NewTokenForm({ work, onSubmit }: NewTokenFormProps) {
  const { permissions } = useMe()
  const draft = useDraft({ name: '', whole: 'all', abilities: [] as string[], life: '90', current_password: '' })
  const { name, whole, abilities, life, current_password } = draft.values
  const refused = sentencesOf(work.error)
  const abilityRefused = Object.keys(refused).find((field) => field.startsWith('abilities'))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit({
      name,
      current_password,
      abilities: whole === 'all' ? ['*'] : abilities,
      ...(life !== 'never' && { expires_at: new Date(Date.now() + Number(life) * dayMs).toISOString() }),
    })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={say('Name')}
        description={say('What it is for, so that you know it again.')}
        {...draft.text('name')}
        placeholder={say('Till at the door')}
        error={refused.name}
        data-autofocus
      />
      <Radio.Group label={say('May do')} value={whole} onChange={(chosen) => draft.set({ whole: chosen })}>
        <div className={classes.choices}>
          <Radio value="all" label={say('All that I may, now and later')} />
          <Radio value="some" label={say('Only what I choose')} />
        </div>
      </Radio.Group>
      {whole === 'some' && (
        <AbilitiesSelect
          label={say('Abilities')}
          placeholder={abilities.length === 0 ? say('Choose some') : ''}
          permissions={permissions.toSorted().map((name) => ({ name }))}
          value={abilities}
          onChange={(chosen) => draft.set({ abilities: chosen })}
          error={abilityRefused && refused[abilityRefused]}
        />
      )}
      <Select
        label={say('Ends')}
        data={lives}
        value={life}
        allowDeselect={false}
        onChange={(chosen) => draft.set({ life: chosen ?? life })}
        error={refused.expires_at}
      />
      <PasswordInput
        label={say('Current password')}
        description={say("Asked for because the token outlives this browser's session.")}
        {...draft.text('current_password')}
        autoComplete="current-password"
        error={refused.current_password}
      />
      <Refusal error={work.error} />
      <ActButton work={work}>{say('Create token')}</ActButton>
    </form>
  )
}
