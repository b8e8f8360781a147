-- The version before runs on beside it.
-- By these the hourly tasks find what is to go without reading what stays.
CREATE INDEX IF NOT EXISTS carts_that_ended ON carts (expires_at) WHERE state = 'expired';
CREATE INDEX IF NOT EXISTS provider_events_settled ON provider_events (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS former_prices_by_end ON former_prices (until);
