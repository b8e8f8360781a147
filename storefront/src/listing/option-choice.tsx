import type { Words } from '../words/words.ts'
import type { Option, Value } from './choice.ts'

/** Links, so that it works without a script; with one only what changes is exchanged. */
export function OptionChoice({ options, words }: { options: Option[]; words: Words }) {
  return options.map(({ name, values }) => (
    <fieldset key={name} className="option">
      <legend>
        {name}
        <span className="quiet"> {values.find(({ isChosen }) => isChosen)?.value}</span>
      </legend>
      <ul className="chips">
        {values.map((value) => (
          <li key={value.value}>
            <a
              className={`chip choice ${value.state}`}
              href={value.href}
              rel="nofollow"
              aria-current={value.isChosen ? 'true' : undefined}
              data-exchange="product"
            >
              {value.value}
              <Hint value={value} words={words} />
            </a>
          </li>
        ))}
      </ul>
    </fieldset>
  ))
}

function Hint({ value: { state }, words }: { value: Value; words: Words }) {
  if (state === 'free') return null
  return <span className="visually-hidden"> ({state === 'sold_out' ? words.soldOut : words.notTogether})</span>
}
