// A browser that was started under LANG=C calls its language 'en-US@posix'. Intl refuses that word, and the chart library
// hands it to Intl while it loads.
try {
  Intl.getCanonicalLocales(navigator.language)
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true })
}
