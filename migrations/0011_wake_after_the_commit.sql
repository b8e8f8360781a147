-- A NOTIFY holds a lock of the whole cluster while its transaction commits, so that orders waited for each other's disk.
-- Whoever has committed now wakes the relays afterwards, and they look by themselves twice a second.
DROP TRIGGER outbox_announced ON outbox;
DROP FUNCTION announce_outbox();
