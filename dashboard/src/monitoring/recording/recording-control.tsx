import { Button, Popover, Progress } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerRecordFilled, IconPlayerStop } from '@tabler/icons-react'
import { ActButton } from '../../design/act-button.tsx'
import { formatCompact, formatCount, formatMoment } from '../../format.ts'
import { TenantName } from '../../tenants/tenant-name.tsx'
import classes from './recording.module.css'
import { useRecording, useSetRecording } from './recording.queries.ts'

const rings: Record<string, string> = {
  ordinary: 'Ordinary',
  notable: 'Failed or slow',
  refused: 'Refused',
}

/** Whether anything is recorded at all, how full what is kept has become, and the switch for everybody. */
export function RecordingControl() {
  const { data: recording } = useRecording()
  const set = useSetRecording()
  const [opened, { toggle, close }] = useDisclosure()
  if (recording === undefined) return null
  const { paused } = recording
  return (
    <Popover position="bottom-end" shadow="md" width={330} trapFocus opened={opened} onDismiss={close}>
      <Popover.Target>
        <Button
          variant="default"
          onClick={toggle}
          leftSection={
            <IconPlayerRecordFilled size={16} className={classes.dot} data-paused={paused || undefined} aria-hidden />
          }
        >
          {paused ? 'Not recording' : 'Recording'}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label="Recording">
        <p className={classes.lead}>
          {paused
            ? 'No process stores anything. What was recorded before stays.'
            : 'Every process stores what it does. When a part is full, its oldest entries make room.'}
        </p>
        {recording.rings.map(({ name, entries, max_entries, max_bytes }) => (
          <div key={name}>
            <div className={classes.ring}>
              <span>{rings[name] ?? name}</span>
              <span>
                {formatCount(entries)} of {formatCount(max_entries)}, at most {formatCompact(max_bytes / 1024 / 1024)}{' '}
                MiB
              </span>
            </div>
            <Progress value={(100 * entries) / max_entries} size="sm" aria-label={`${rings[name] ?? name}: filled`} />
          </div>
        ))}
        <ActButton
          variant={paused ? 'filled' : 'default'}
          work={set}
          leftSection={paused ? undefined : <IconPlayerStop size={16} aria-hidden />}
          onAct={() => set.mutate(!paused, { onSuccess: close })}
        >
          {paused ? 'Record again' : 'Stop recording for everybody'}
        </ActButton>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Who looks at a list that stands still has to know why. */
export function RecordingNotice() {
  const { data: recording } = useRecording()
  const set = useSetRecording()
  if (!recording?.paused) return null
  return (
    <div className={classes.notice} role="status">
      <p>
        Nothing is recorded
        {recording.paused_at !== null && ` since ${formatMoment(recording.paused_at)}`}
        {recording.paused_by !== null && (
          <>
            {', by '}
            <TenantName id={recording.paused_by} />
          </>
        )}
        .
      </p>
      <ActButton size="xs" variant="default" work={set} onAct={() => set.mutate(false)}>
        Record again
      </ActButton>
    </div>
  )
}
