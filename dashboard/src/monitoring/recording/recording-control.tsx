import { Button, Popover, Progress } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlayerRecordFilled, IconPlayerStop } from '@tabler/icons-react'
import { ActButton } from '../../design/act-button.tsx'
import { formatCompact, formatCount, formatMoment } from '../../format.ts'
import { say } from '../../language/say.ts'
import { TenantName } from '../../tenants/tenant-name.tsx'
import classes from './recording.module.css'
import { useRecording, useSetRecording } from './recording.queries.ts'

const rings: Record<string, string> = {
  ordinary: say('Ordinary'),
  notable: say('Failed or slow'),
  refused: say('Refused'),
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
          {paused ? say('Not recording') : say('Recording')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel} aria-label={say('Recording')}>
        <p className={classes.lead}>
          {paused
            ? say('No process stores anything. What was recorded before stays.')
            : say('Every process stores what it does. When a part is full, its oldest entries make room.')}
        </p>
        {recording.rings.map(({ name, entries, max_entries, max_bytes }) => (
          <div key={name}>
            <div className={classes.ring}>
              <span>{rings[name] ?? name}</span>
              <span>
                {say('{count} of {most}, at most {size} MiB', {
                  count: formatCount(entries),
                  most: formatCount(max_entries),
                  size: formatCompact(max_bytes / 1024 / 1024),
                })}
              </span>
            </div>
            <Progress
              value={(100 * entries) / max_entries}
              size="sm"
              aria-label={say('{ring}: filled', { ring: rings[name] ?? name })}
            />
          </div>
        ))}
        <ActButton
          variant={paused ? 'filled' : 'default'}
          work={set}
          leftSection={paused ? undefined : <IconPlayerStop size={16} aria-hidden />}
          onAct={() => set.mutate(!paused, { onSuccess: close })}
        >
          {paused ? say('Record again') : say('Stop recording for everybody')}
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
        {recording.paused_at === null
          ? say('Nothing is recorded.')
          : say('Nothing is recorded since {time}.', { time: formatMoment(recording.paused_at) })}
        {recording.paused_by !== null && (
          <>
            {' '}
            {say('By')} <TenantName id={recording.paused_by} />.
          </>
        )}
      </p>
      <ActButton size="xs" variant="default" work={set} onAct={() => set.mutate(false)}>
        {say('Record again')}
      </ActButton>
    </div>
  )
}
