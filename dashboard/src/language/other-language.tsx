import { Anchor } from '@mantine/core'
import { chooseLanguage, language, languages } from './language.ts'

/** The ways to read the page in another language, each in its own words. */
export function OtherLanguage() {
  return languages
    .filter(({ value }) => value !== language)
    .map(({ value, label }) => (
      <Anchor key={value} component="button" type="button" inherit lang={value} onClick={() => chooseLanguage(value)}>
        {label}
      </Anchor>
    ))
}
