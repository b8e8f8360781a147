-- What a commit made old in the caches -----------------------------------------------------------------------------
--
-- Written by a trigger, so that no command, and no statement typed by hand, can forget it; in the transaction of the
-- change, so that a process that dies after its commit leaves word. Whoever committed makes the caches new and deletes
-- the row; every process looks for rows left lying several times a second. The table is as good as empty.
CREATE TABLE cache_invalidations (
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  user_id bigint NOT NULL,
  topic varchar(50) NOT NULL,
  noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (transaction_id, user_id, topic)
);
ALTER TABLE cache_invalidations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON cache_invalidations TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON cache_invalidations TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON cache_invalidations TO :"tenant_role";
GRANT SELECT, INSERT, DELETE ON cache_invalidations TO :"platform_role";

CREATE FUNCTION note_changed_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic) SELECT DISTINCT user_id, 'products' FROM changed
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
-- A product that changed hands concerns the one who had it, too: hence the two triggers on UPDATE.
CREATE TRIGGER products_inserted AFTER INSERT ON products
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_products();
CREATE TRIGGER products_updated_from AFTER UPDATE ON products
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_products();
CREATE TRIGGER products_updated_to AFTER UPDATE ON products
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_products();
CREATE TRIGGER products_deleted AFTER DELETE ON products
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_products();
