// Before the first paint, so that nobody who likes the dark is flashed.
;(() => {
  let chosen
  try {
    chosen = localStorage.getItem('souk-color-scheme')
  } catch {}
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
