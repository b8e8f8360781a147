import { say } from '../language/say.ts'
import { Question } from './question.tsx'

interface DiscardQuestionProps {
  opened: boolean
  onDiscard: () => void
  onKeep: () => void
}

/** Asked before what was typed is thrown away. */
export function DiscardQuestion({ opened, onDiscard, onKeep }: DiscardQuestionProps) {
  return (
    <Question
      opened={opened}
      title={say('Discard what you typed?')}
      yes={say('Discard')}
      no={say('Keep editing')}
      final
      onYes={onDiscard}
      onNo={onKeep}
    >
      {say('It has not been saved.')}
    </Question>
  )
}
