-- The order that a mail tells of, where an index finds it: the event's payload holds it too deep inside.
ALTER TABLE notification_deliveries ADD COLUMN order_id bigint;

ALTER TABLE notification_deliveries NO FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox NO FORCE ROW LEVEL SECURITY;
UPDATE notification_deliveries AS delivery SET order_id = (payload #>> '{order,id}')::bigint
  FROM outbox
  WHERE outbox.user_id = delivery.user_id AND outbox.id = event_id AND payload #>> '{order,id}' IS NOT NULL;
ALTER TABLE notification_deliveries FORCE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;

CREATE INDEX notification_deliveries_of_order ON notification_deliveries (user_id, order_id, id) WHERE order_id IS NOT NULL;

-- A shop has its own failed mails tried again.
GRANT UPDATE (status, attempts, queued_at, leased_until, failed_at) ON notification_deliveries TO :"tenant_role";
