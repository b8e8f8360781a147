import { sentencesOf } from './field-sentences.ts'
import classes from './refusal.module.css'
import { WhyLink } from './why-link.tsx'

/** The server's sentence about a form as a whole; what is about a field stands at the field. */
export function Refusal({ error }: { error: Error | null }) {
  if (error === null || Object.keys(sentencesOf(error)).length > 0) return null
  return (
    <p role="alert" className={classes.refusal}>
      {error.message} <WhyLink error={error} />
    </p>
  )
}
