/** How a statement that reads is planned: once per connection, or for the values that it has this time. */
export type Planning = 'once' | 'for its values'

/** For large statements that are always the same: planning one takes longer than running it. */
export const planOnce = "set_config('plan_cache_mode', 'force_generic_plan', true)"

export const plannings = {
  // Without the values PostgreSQL would sort all rows that fit instead of following the order's index.
  once: `${planOnce}, set_config('enable_sort', 'off', true)`,
  'for its values': "set_config('plan_cache_mode', 'force_custom_plan', true)",
} as const satisfies Record<Planning, string>
