-- The trace in which an event came about, as W3C Trace Context writes it. Every transaction says its own, so that no
-- statement that writes an event has to.
ALTER TABLE outbox ADD COLUMN traceparent varchar(55) DEFAULT nullif(current_setting('souk.traceparent', true), '');
