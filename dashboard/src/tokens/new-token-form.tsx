import { Button, Radio, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { sentencesOf } from '../design/field-sentences.ts'
import { Refusal } from '../design/refusal.tsx'
import { AbilitiesSelect } from '../rights/abilities-select.tsx'
import { useMe } from '../session/use-me.ts'
import classes from './tokens.module.css'

const lives = [
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: 'never', label: 'Never' },
]
const dayMs = 86_400_000

interface NewTokenFormProps {
  error: Error | null
  pending: boolean
  onSubmit: (token: { name: string; abilities: string[]; expires_at?: string }) => void
}

export function NewTokenForm({ error, pending, onSubmit }: NewTokenFormProps) {
  const { permissions } = useMe()
  const [whole, setWhole] = useState('all')
  const [abilities, setAbilities] = useState<string[]>([])
  const [life, setLife] = useState('90')
  const refused = sentencesOf(error)
  const abilityRefused = Object.keys(refused).find((field) => field.startsWith('abilities'))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onSubmit({
      name: String(new FormData(event.currentTarget).get('name')),
      abilities: whole === 'all' ? ['*'] : abilities,
      ...(life !== 'never' && { expires_at: new Date(Date.now() + Number(life) * dayMs).toISOString() }),
    })
  }
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label="Name"
        description="What it is for, so that you know it again."
        name="name"
        placeholder="Till at the door"
        error={refused.name}
        data-autofocus
      />
      <Radio.Group label="May do" value={whole} onChange={setWhole}>
        <div className={classes.choices}>
          <Radio value="all" label="All that I may, now and later" />
          <Radio value="some" label="Only what I choose" />
        </div>
      </Radio.Group>
      {whole === 'some' && (
        <AbilitiesSelect
          label="Abilities"
          placeholder={abilities.length === 0 ? 'Choose some' : ''}
          permissions={permissions.toSorted().map((name) => ({ name }))}
          value={abilities}
          onChange={setAbilities}
          error={abilityRefused && refused[abilityRefused]}
        />
      )}
      <Select
        label="Ends"
        data={lives}
        value={life}
        allowDeselect={false}
        onChange={(chosen) => setLife(chosen ?? life)}
        error={refused.expires_at}
      />
      <Refusal error={error} />
      <Button type="submit" loading={pending}>
        Create token
      </Button>
    </form>
  )
}
