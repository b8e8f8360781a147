-- A tenant's table in one call: forced row security, the tenant's own rows and the operator's view of all, and what each may do.
CREATE FUNCTION secure_tenant_table(named regclass, tenant_may text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', named);
  EXECUTE format('CREATE POLICY own ON %s TO %I USING (user_id = (SELECT current_tenant()))
    WITH CHECK (user_id = (SELECT current_tenant()))', named, :'tenant_role');
  EXECUTE format('CREATE POLICY platform ON %s TO %I USING (true) WITH CHECK (true)', named, :'platform_role');
  EXECUTE format('GRANT %s ON %s TO %I', tenant_may, named, :'tenant_role');
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', named, :'platform_role');
END $$;
REVOKE ALL ON FUNCTION secure_tenant_table FROM PUBLIC;

-- What a shop writes beside its orders, for itself or for the buyer to read. Nothing is written over.
CREATE TABLE order_notes (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  text varchar(2000) NOT NULL CHECK (text <> ''),
  public boolean NOT NULL,
  by_user_id bigint REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX order_notes_of_order ON order_notes (user_id, order_id, id);
SELECT secure_tenant_table('order_notes', 'SELECT, INSERT');
