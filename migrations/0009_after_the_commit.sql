-- What users are told after the commit: a numbered log of events per user, and mails that wait for their turn.

-- The event log -------------------------------------------------------------------------------------------------

-- The number is given when the row is relayed, under the lock of the user's stream: numbers become visible in their
-- own order, so that whoever reads past a number never misses one below it. An identity would be visible out of order.
ALTER TABLE outbox ADD COLUMN sequence bigint;
CREATE UNIQUE INDEX outbox_log ON outbox (user_id, sequence) WHERE sequence IS NOT NULL;
-- Relays take users in turn, and one user's events in order.
DROP INDEX outbox_waiting;
CREATE INDEX outbox_waiting ON outbox (user_id, id) WHERE relayed_at IS NULL;

CREATE TABLE event_streams (
  user_id bigint PRIMARY KEY REFERENCES users,
  last_sequence bigint NOT NULL DEFAULT 0,
  -- How far the live channels have been told.
  published_sequence bigint NOT NULL DEFAULT 0 CHECK (published_sequence <= last_sequence)
) WITH (fillfactor = 50);
CREATE INDEX event_streams_unpublished ON event_streams (user_id) WHERE published_sequence < last_sequence;
ALTER TABLE event_streams ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON event_streams TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON event_streams TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON event_streams TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON event_streams TO :"platform_role";

-- Deliveries ----------------------------------------------------------------------------------------------------

ALTER TABLE notification_deliveries
  -- Empty while the delivery waits here; only a few of each tenant's are on the queue at a time.
  ADD COLUMN queued_at timestamptz,
  -- What kind of failure the last attempt met.
  ADD COLUMN failure varchar(50),
  ADD COLUMN failed_at timestamptz,
  DROP CONSTRAINT notification_deliveries_status_check,
  ADD CONSTRAINT notification_deliveries_status_check CHECK (status IN ('pending', 'sent', 'failed', 'dropped'));
DROP INDEX notification_deliveries_pending;
CREATE INDEX notification_deliveries_waiting ON notification_deliveries (user_id, id)
  WHERE status = 'pending' AND queued_at IS NULL;
CREATE INDEX notification_deliveries_queued ON notification_deliveries (user_id, id)
  WHERE status = 'pending' AND queued_at IS NOT NULL;
CREATE INDEX notification_deliveries_failed ON notification_deliveries (id) WHERE status = 'failed';

CREATE TABLE notification_preferences (
  user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  order_status_mails boolean NOT NULL
);
ALTER TABLE notification_preferences ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notification_preferences TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON notification_preferences TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON notification_preferences TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_preferences TO :"platform_role";

-- Live connections ----------------------------------------------------------------------------------------------

-- However a token goes, every process hears of it when the transaction commits, and ends what is open under it.
CREATE FUNCTION announce_revocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'token:' || OLD.id);
  RETURN NULL;
END $$;
CREATE TRIGGER token_revoked AFTER DELETE ON personal_access_tokens
  FOR EACH ROW EXECUTE FUNCTION announce_revocation();

-- Permissions ---------------------------------------------------------------------------------------------------

INSERT INTO permissions (name, description) VALUES
  ('queues.view', 'See the queues and their failed jobs'),
  ('queues.manage', 'Retry and drop failed jobs');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name = 'admin' AND permissions.name IN ('queues.view', 'queues.manage');
