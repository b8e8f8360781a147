-- What was kept of requests, jobs and the like. It can never grow past its bounds: entries go into rings of segments,
-- a segment that is full is followed by the next one, and that one is emptied first. Emptying is a TRUNCATE: nothing is
-- searched and nothing is left for VACUUM. Unlogged, since after a crash nobody needs it and the disk has better to do.

CREATE TABLE monitoring_rings (
  ring varchar(20) PRIMARY KEY,
  first_segment smallint NOT NULL,
  segments smallint NOT NULL,
  entries_per_segment integer NOT NULL,
  bytes_per_segment integer NOT NULL,
  -- Where entries go at the moment, and how full it is.
  segment smallint NOT NULL,
  entries integer NOT NULL DEFAULT 0,
  bytes integer NOT NULL DEFAULT 0,
  CHECK (entries <= entries_per_segment AND bytes <= bytes_per_segment),
  CHECK (segment BETWEEN first_segment AND first_segment + segments - 1)
);
-- What failed or was slow is not pushed out by what is ordinary, nor by callers who are refused again and again.
INSERT INTO monitoring_rings (ring, first_segment, segments, entries_per_segment, bytes_per_segment, segment) VALUES
  ('ordinary', 0, 4, 5000, 8388608, 0),
  ('notable', 4, 4, 5000, 8388608, 4),
  ('refused', 8, 4, 1250, 2097152, 8);

-- One row. Whoever records locks it, so that ids become visible in their order and a pause holds for all at once.
CREATE TABLE monitoring_state (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  paused_at timestamptz,
  paused_by bigint
);
INSERT INTO monitoring_state DEFAULT VALUES;

CREATE SEQUENCE monitoring_entry_ids;
CREATE TABLE monitoring_entries (
  id bigint NOT NULL,
  segment smallint NOT NULL,
  trace_id varchar(32) NOT NULL,
  span_id varchar(16) NOT NULL,
  parent_span_id varchar(16),
  -- What happened: request, job, query, mail, …
  kind varchar(20) NOT NULL,
  name text NOT NULL,
  user_id bigint,
  request_id varchar(128),
  status varchar(20),
  failure text,
  -- Equal for errors of one kind from one place.
  fingerprint varchar(40),
  tags text[] NOT NULL,
  started_at timestamptz NOT NULL,
  duration_ms double precision NOT NULL,
  details jsonb NOT NULL
) PARTITION BY LIST (segment);
DO $$
BEGIN
  FOR place IN 0..11 LOOP
    EXECUTE format('CREATE UNLOGGED TABLE monitoring_segment_%s PARTITION OF monitoring_entries FOR VALUES IN (%s)', place, place);
  END LOOP;
END $$;
CREATE INDEX monitoring_entries_by_id ON monitoring_entries (id);
CREATE INDEX monitoring_entries_by_kind ON monitoring_entries (kind, id);
CREATE INDEX monitoring_entries_by_trace ON monitoring_entries (trace_id);
CREATE INDEX monitoring_entries_by_user ON monitoring_entries (user_id, id);

-- Tenants see what they did, what they were sent and why they were refused; what happened inside is the operator's.
-- Nobody but the function below writes, and the segments themselves are nobody's to touch.
ALTER TABLE monitoring_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON monitoring_entries FOR SELECT TO :"tenant_role"
  USING (user_id = (SELECT current_tenant()) AND kind IN ('request', 'authorization', 'mail', 'notification'));
CREATE POLICY platform ON monitoring_entries FOR SELECT TO :"platform_role" USING (true);
CREATE POLICY recording ON monitoring_entries FOR INSERT TO CURRENT_USER WITH CHECK (true);
GRANT SELECT ON monitoring_entries TO :"tenant_role", :"platform_role";
GRANT SELECT ON monitoring_rings, monitoring_state TO :"platform_role";
GRANT UPDATE (paused_at, paused_by) ON monitoring_state TO :"platform_role";

-- Answers whether it recorded anything: not while recording is paused. A batch has to fit into one segment.
CREATE FUNCTION record_monitoring(into_ring text, batch jsonb) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  -- Who reads a segment for long, such as a backup, costs a batch and not the recorder's time.
  SET lock_timeout = '500ms' AS $$
DECLARE
  target public.monitoring_rings;
  added_entries integer := jsonb_array_length(batch);
  -- As it is stored, or about: the text of a row is longer than the row.
  added_bytes integer := octet_length(batch::text);
BEGIN
  PERFORM 1 FROM public.monitoring_state WHERE paused_at IS NULL FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  SELECT * INTO STRICT target FROM public.monitoring_rings WHERE ring = into_ring FOR UPDATE;
  IF added_entries > target.entries_per_segment OR added_bytes > target.bytes_per_segment THEN
    RAISE EXCEPTION 'The batch is larger than a segment.' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  IF target.entries + added_entries > target.entries_per_segment
    OR target.bytes + added_bytes > target.bytes_per_segment THEN
    target.segment := target.first_segment + (target.segment - target.first_segment + 1) % target.segments;
    target.entries := 0;
    target.bytes := 0;
    EXECUTE format('TRUNCATE public.monitoring_segment_%s', target.segment);
  END IF;
  INSERT INTO public.monitoring_entries
  SELECT nextval('public.monitoring_entry_ids'), target.segment, entry.*
  FROM jsonb_to_recordset(batch) AS entry (
    trace_id text, span_id text, parent_span_id text, kind text, name text, user_id bigint, request_id text,
    status text, failure text, fingerprint text, tags text[], started_at timestamptz, duration_ms double precision,
    details jsonb);
  UPDATE public.monitoring_rings SET segment = target.segment,
    entries = target.entries + added_entries, bytes = target.bytes + added_bytes
  WHERE ring = into_ring;
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION record_monitoring FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_monitoring TO :"platform_role";

INSERT INTO permissions (name, description) VALUES
  ('monitoring.view', 'See what was recorded of one''s own requests and mails'),
  ('monitoring.manage', 'See exceptions and what is kept, pause and resume the recording');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('customer', 'merchant', 'admin') AND permissions.name = 'monitoring.view'
    OR roles.name = 'admin' AND permissions.name = 'monitoring.manage';
