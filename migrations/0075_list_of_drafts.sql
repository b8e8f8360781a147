-- The version before runs on beside it.
-- The drafts of a shop, and those of all shops, newest first.
CREATE INDEX IF NOT EXISTS carts_drafted ON carts (user_id, id) WHERE drafted;
CREATE INDEX IF NOT EXISTS carts_drafted_of_all ON carts (id) WHERE drafted;
