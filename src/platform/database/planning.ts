/** How a statement that reads is planned: once per connection, or for the values that it has this time. */
export type Planning = 'once' | 'for its values'

export const plannings = {
  // Without the values PostgreSQL would sort all rows that fit instead of following the order's index.
  once: "set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_sort', 'off', true)",
  'for its values': "set_config('plan_cache_mode', 'force_custom_plan', true)",
} as const satisfies Record<Planning, string>
