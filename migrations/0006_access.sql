-- Who may do what: patterns of roles, and what users hold besides their roles ------------------------------------------

-- A role holds permissions by name (role_permissions) and by pattern; a pattern also covers the names that come later.
CREATE TABLE role_patterns (
  role_id bigint NOT NULL REFERENCES roles ON DELETE CASCADE,
  pattern varchar(255) NOT NULL CHECK (pattern = '*' OR pattern LIKE '_%.*'),
  PRIMARY KEY (role_id, pattern)
);
GRANT SELECT ON role_patterns TO :"tenant_role";
GRANT SELECT, INSERT, DELETE ON role_patterns TO :"platform_role";

-- A name or a pattern, given to one user directly.
CREATE TABLE user_permissions (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  permission varchar(255) NOT NULL,
  PRIMARY KEY (user_id, permission)
);
ALTER TABLE user_permissions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON user_permissions TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON user_permissions TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON user_permissions TO :"tenant_role";
GRANT SELECT, INSERT, DELETE ON user_permissions TO :"platform_role";

-- 'Admin' beside 'admin' would be taken for it.
CREATE UNIQUE INDEX roles_name_in_any_case ON roles (lower(name));

INSERT INTO permissions (name, description) VALUES
  ('users.view', 'See every user, with roles and permissions'),
  ('users.manage', 'Give users roles and permissions, of those one holds oneself'),
  ('roles.view', 'See roles and permissions'),
  ('roles.manage', 'Make, change and delete roles, and give what one does not hold oneself'),
  ('audit.view', 'Read the audit log');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name = 'admin'
    AND permissions.name IN ('users.view', 'users.manage', 'roles.view', 'roles.manage', 'audit.view');

-- Audit log -----------------------------------------------------------------------------------------------------------

-- It outlives what it tells of, so it refers to nothing by foreign key. An entry without an actor is the system's own.
CREATE TABLE audit_entries (
  id bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_id bigint,
  token_id bigint,
  ip text,
  request_id text,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id bigint,
  -- Whose row it is; absent when the act concerns nobody's or everybody's rows.
  subject_owner_id bigint,
  before jsonb,
  after jsonb,
  previous_hash bytea NOT NULL UNIQUE CHECK (length(previous_hash) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32)
);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, id);
CREATE INDEX audit_entries_by_action ON audit_entries (action, id);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_type, subject_id, id);
CREATE INDEX audit_entries_by_time ON audit_entries (at, id);

-- An operator's work on a tenant's rows runs as that tenant: it adds entries about that tenant, and reads none.
-- Not FORCEd, since the trigger below reads the newest entry as the owner.
ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON audit_entries FOR INSERT TO :"tenant_role"
  WITH CHECK (subject_owner_id = (SELECT current_tenant()));
CREATE POLICY reading ON audit_entries FOR SELECT TO :"platform_role" USING (true);
CREATE POLICY writing ON audit_entries FOR INSERT TO :"platform_role" WITH CHECK (true);
GRANT INSERT ON audit_entries TO :"tenant_role", :"platform_role";
GRANT SELECT ON audit_entries TO :"platform_role";

-- What an entry's hash covers besides the hash before it; independent of the session's time zone and formats.
CREATE FUNCTION audit_content(entry audit_entries) RETURNS text LANGUAGE sql STABLE
  RETURN jsonb_build_array(
    entry.id, (extract(epoch FROM entry.at) * 1000000)::bigint, entry.actor_id, entry.token_id, entry.ip,
    entry.request_id, entry.action, entry.subject_type, entry.subject_id, entry.subject_owner_id,
    entry.before, entry.after)::text;

-- The lock is held until the commit, so the chain's order is the order of the commits. Only transactions that write an
-- entry wait for it. What the writer put into these columns does not count.
CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  newest record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('souk.audit', 0));
  SELECT id, hash INTO newest FROM public.audit_entries ORDER BY id DESC LIMIT 1;
  NEW.id := coalesce(newest.id, 0) + 1;
  NEW.at := clock_timestamp();
  NEW.previous_hash := coalesce(newest.hash, decode(repeat('00', 32), 'hex'));
  NEW.hash := sha256(NEW.previous_hash || convert_to(public.audit_content(NEW), 'UTF8'));
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entries_chained BEFORE INSERT ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();

-- Nobody below the owner holds these rights; the trigger refuses them to the owner's own statements, too.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_entries_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
