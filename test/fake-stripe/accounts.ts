import { type Call, listOf, textOf, within } from './calls.ts'
import { invalid, StripeFailure } from './failures.ts'
import { type Account, emptyLedger, newId } from './objects.ts'
import { tell, tellThinly, type World } from './world.ts'

export function createAccount({ world, params }: Call): object {
  const country = textOf(within(params, 'identity'), 'country') ?? ''
  if (!/^[A-Za-z]{2}$/.test(country)) throw invalid('identity.country', `Invalid country: ${country}`, 'invalid_fields')
  const email = textOf(params, 'contact_email')
  if (email === null) throw invalid('contact_email', 'contact_email is required for a merchant.', 'invalid_fields')
  const { fees_collector: fees, losses_collector: losses } = within(params, 'defaults', 'responsibilities')
  if (fees === undefined || losses === undefined)
    throw invalid('defaults.responsibilities', 'A merchant needs responsibilities.', 'invalid_fields')
  const account = addAccount(world, { email, country, dashboard: textOf(params, 'dashboard') ?? 'none' })
  return shown(account, listOf(params, 'include'))
}

/** Made through the API, or beside it by a test. It can be paid once it is ready. */
export function addAccount(
  world: World,
  { email = 'shop@example.org', country = 'DE', dashboard = 'full', ready = false } = {},
): Account {
  const id = newId('acct').replace('acct_', 'acct_1')
  const account: Account = {
    id,
    object: 'v2.core.account',
    applied_configurations: ['merchant'],
    closed: false,
    configuration: { merchant: { capabilities: { card_payments: { status: 'restricted', status_details: [] } } } },
    contact_email: email,
    created: new Date().toISOString(),
    dashboard,
    identity: { country: country.toLowerCase() },
    requirements: {
      entries: ['identity.business_details.registered_name', 'defaults.profile.business_url'].map((description) => ({
        awaiting_action_from: 'user',
        description,
        errors: [],
      })),
    },
  }
  world.accounts.set(id, account)
  world.ledgers.set(id, emptyLedger(id))
  if (ready) fillIn(account)
  return account
}

/** The shop's owner has said all that Stripe wanted to know. */
export function completeAccount(world: World, id: string): void {
  const account = accountOf(world, id)
  fillIn(account)
  tellOf(world, id)
}

function fillIn(account: Account): void {
  account.requirements.entries = []
  account.configuration.merchant.capabilities.card_payments.status = 'active'
}

/** Stripe wants to know more, and takes no more money until then. */
export function restrictAccount(world: World, id: string, description: string): void {
  const account = accountOf(world, id)
  account.requirements.entries.push({ awaiting_action_from: 'user', description, errors: [] })
  account.configuration.merchant.capabilities.card_payments.status = 'restricted'
  tellOf(world, id)
}

/** The shop's owner has taken the platform's access away. */
export function leave(world: World, id: string): void {
  world.accounts.delete(id)
  world.ledgers.delete(id)
  tell(world, id, 'account.application.deauthorized', { id: 'ca_souk', object: 'application', name: 'Souk' })
}

function tellOf(world: World, id: string): void {
  tell(world, id, 'account.updated', { id, object: 'account', metadata: {} })
  tellThinly(world, id, 'v2.core.account[requirements].updated')
}

export function retrieveAccount({ world, id, params }: Call): object {
  return shown(accountOf(world, id), listOf(params, 'include'))
}

/** What is not asked for by `include` is null. */
const shown = (account: Account, include: string[]): object => ({
  ...structuredClone(account),
  configuration: include.includes('configuration.merchant') ? structuredClone(account.configuration) : null,
  identity: include.includes('identity') ? account.identity : null,
  requirements: include.includes('requirements') ? structuredClone(account.requirements) : null,
})

export function createAccountLink({ world, params }: Call): object {
  const account = accountOf(world, textOf(params, 'account') ?? '')
  const useCase = within(params, 'use_case')
  const onboarding = within(useCase, 'account_onboarding')
  if (textOf(useCase, 'type') !== 'account_onboarding' || textOf(onboarding, 'refresh_url') === null)
    throw invalid('use_case', 'A link for onboarding needs a refresh_url.', 'invalid_fields')
  return {
    object: 'v2.core.account_link',
    account: account.id,
    created: new Date().toISOString(),
    expires_at: new Date(Date.now() + 600_000).toISOString(),
    livemode: false,
    url: `${world.origin}/setup/s/${account.id}/${newId('once')}`,
    use_case: useCase,
  }
}

function accountOf({ accounts }: World, id: string): Account {
  const account = accounts.get(id)
  if (account === undefined)
    throw new StripeFailure(404, {
      type: 'invalid_request_error',
      code: 'not_found',
      message: `No such account: ${id}`,
    })
  return account
}
