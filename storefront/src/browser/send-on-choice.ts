/** Who chooses from a list, sets a tick or counts up need not press a button as well. */
document.addEventListener('change', ({ target }) => {
  if (
    !(
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && /checkbox|number/.test(target.type))
    )
  )
    return
  if (target.form?.hasAttribute('data-send-on-choice')) target.form.requestSubmit()
})

/** An address names what was asked for, and nothing else. */
document.addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.method !== 'get') return
  const empty = [...target.querySelectorAll<HTMLInputElement>('input[name]')].filter(({ value }) => value === '')
  for (const field of empty) field.disabled = true
  // Whoever comes back finds the form as it was.
  setTimeout(() => {
    for (const field of empty) field.disabled = false
  })
})
