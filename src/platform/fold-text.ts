/** Accents, the vowel signs of Hebrew and Arabic, and what nobody sees: the same as in migration 0046. */
const unseen = [
  '\\u0300-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
  '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670',
  '\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff',
]
const unseenCharacters = new RegExp(`[${unseen.join('')}]`, 'g')

/** The rule of `fold_text` in PostgreSQL, for texts that lie elsewhere. A test holds the two together. */
export const foldText = (text: string) =>
  text.normalize('NFKD').toLowerCase().replace(unseenCharacters, '').replaceAll('ß', 'ss').replaceAll('ς', 'σ')
