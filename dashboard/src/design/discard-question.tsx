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
      title="Discard what you typed?"
      yes="Discard"
      no="Keep editing"
      final
      onYes={onDiscard}
      onNo={onKeep}
    >
      It has not been saved.
    </Question>
  )
}
