import { dictionary } from '@zxcvbn-ts/language-common'

/** In one spelling: nobody gets past the list with a capital letter or a full-width one. */
const spelling = (password: string) => password.normalize('NFKC').toLowerCase()

/** Those that are long enough to be chosen at all. */
const commonPasswords = new Set(dictionary['passwords-common'].map(spelling).filter(({ length }) => length >= 8))

/** Whether the password is among those that whoever guesses tries first. */
export const isCommonPassword = (password: string) => commonPasswords.has(spelling(password))
