import type { Shop } from '../visit.ts'
import { countriesIn, type Place, placeName, placesOf } from './address-format.ts'
import type { Kind } from './checkout-form.ts'
import { ErrorOf, Field, idOf, type Written } from './fields.tsx'

interface Props {
  kind: Kind
  written: Written
  shop: Shop
}

const tokens: Record<Place, string> = {
  postal_code: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
}

/** The fields of an address, those of its country and in its order. */
export function AddressFields({ kind, written, shop }: Props) {
  const { values, words } = written
  const country = countryCodes.find((code) => code === values[`${kind}.country`]) ?? shop.country
  const field = { written, ...named(kind) }
  return (
    <div className="fields" id={`${kind}-fields`}>
      <CountryField kind={kind} written={written} shop={shop} country={country} />
      <Field {...field} {...field.of('name', 'name')} label={words.name} />
      <Field {...field} {...field.of('company', 'organization')} label={words.company} isOptional={true} />
      <Field {...field} {...field.of('line1', 'address-line1')} label={words.line1} />
      <Field {...field} {...field.of('line2', 'address-line2')} label={words.line2} isOptional={true} />
      {placesOf(country).map((place) => (
        <Field
          key={place}
          {...field}
          {...field.of(place, tokens[place])}
          label={placeName(place, country, words)}
          width="half"
          maxLength={place === 'postal_code' ? 20 : 100}
        />
      ))}
      {kind === 'shipping' && (
        <Field
          {...field}
          {...field.of('phone', 'tel')}
          label={words.phone}
          type="tel"
          isOptional={true}
          maxLength={40}
        />
      )}
    </div>
  )
}

const named = (kind: Kind) => ({
  of: (part: string, token: string) => ({ name: `${kind}.${part}`, autoComplete: `${kind} ${token}` }),
})

function CountryField({ kind, written, shop, country }: Props & { country: string }) {
  const { errors, words } = written
  const name = `${kind}.country`
  return (
    <div className="field whole">
      <label htmlFor={idOf(name)}>{words.country}</label>
      <select
        id={idOf(name)}
        name={name}
        defaultValue={country}
        autoComplete={`${kind} country`}
        aria-invalid={errors[name] !== undefined}
        data-country={kind}
      >
        {countriesIn(shop.locale).map(({ code, name: said }) => (
          <option key={code} value={code}>
            {said}
          </option>
        ))}
      </select>
      <ErrorOf name={name} errors={errors} />
      <button className="link" type="submit" name="do" value="country" data-without-script="">
        {words.countryFields}
      </button>
    </div>
  )
}
