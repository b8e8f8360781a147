import classes from './shell.module.css'

/** A market stall under its awning. */
export function Mark() {
  return (
    <span className={classes.mark}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
        <rect width="32" height="32" rx="8" fill="#0e5e54" />
        <path d="M7 12.5 9.4 8h13.2l2.4 4.5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0Z" fill="#f4c66b" />
        <path
          d="M9 17.4V24h14v-6.6"
          fill="none"
          stroke="#fff"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Souk
    </span>
  )
}
