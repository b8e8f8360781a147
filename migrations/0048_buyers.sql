-- Who buys in a shop and comes back: an account in that shop alone. What is known of a person can be handed out and erased.

-- SHA-256 of the token that the visitor has shown, in hexadecimal: the number of a buyer opens nothing.
CREATE FUNCTION current_buyer_token() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(coalesce(current_setting('souk.buyer_token', true), ''), 'hex');

INSERT INTO permissions (name, description) VALUES
  ('buyers.view', 'See the shop''s buyers, their orders and what they agreed to'),
  ('buyers.manage', 'Hand out what is known of a buyer, and erase it');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name IN ('buyers.view', 'buyers.manage');

-- Buyers ------------------------------------------------------------------------------------------------------------------

CREATE TABLE buyers (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  email varchar(255),
  name varchar(255),
  password_hash text,
  -- When the buyer was found to read the mails of that address.
  verified_at timestamptz,
  locale varchar(35),
  marketing_consent boolean NOT NULL DEFAULT false,
  -- Where it was given or taken back last, and when.
  marketing_source varchar(50),
  marketing_at timestamptz,
  erased_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  CHECK (CASE WHEN erased_at IS NULL THEN num_nulls(email, name, password_hash) = 0
    ELSE num_nonnulls(email, name, password_hash, locale) = 0 END)
);
CREATE UNIQUE INDEX buyers_by_email ON buyers (user_id, fold_address(email));
CREATE INDEX buyers_by_email_beginning ON buyers (user_id, fold_address(email) text_pattern_ops);
CREATE INDEX buyers_by_created_at ON buyers (user_id, created_at, id);
CREATE INDEX buyers_of_all ON buyers (id);
CREATE INDEX buyers_of_all_by_created_at ON buyers (created_at, id);
SELECT secure_tenant_table('buyers', 'SELECT, INSERT, UPDATE');

CREATE TABLE buyer_tokens (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  buyer_id bigint NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL DEFAULT now() + interval '30 days',
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, token_hash),
  FOREIGN KEY (user_id, buyer_id) REFERENCES buyers (user_id, id) ON DELETE CASCADE
);
CREATE INDEX buyer_tokens_of_buyer ON buyer_tokens (user_id, buyer_id);
CREATE INDEX buyer_tokens_that_end ON buyer_tokens (expires_at);
SELECT secure_tenant_table('buyer_tokens', 'SELECT, INSERT, DELETE');

CREATE TABLE buyer_addresses (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  buyer_id bigint NOT NULL,
  address jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, buyer_id) REFERENCES buyers (user_id, id) ON DELETE CASCADE
);
CREATE INDEX buyer_addresses_of_buyer ON buyer_addresses (user_id, buyer_id, id);
SELECT secure_tenant_table('buyer_addresses', 'SELECT, INSERT, UPDATE, DELETE');

-- The tokens in mails: one row per buyer and purpose, as those of the users have it.
CREATE TABLE buyer_mailed_tokens (
  user_id bigint NOT NULL,
  buyer_id bigint NOT NULL,
  purpose varchar(50) NOT NULL,
  -- The address that whoever has the token reads the mails of.
  email varchar(255) NOT NULL,
  token_hashes bytea[] NOT NULL DEFAULT '{}',
  requested_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  PRIMARY KEY (user_id, buyer_id, purpose),
  FOREIGN KEY (user_id, buyer_id) REFERENCES buyers (user_id, id) ON DELETE CASCADE
);
SELECT secure_tenant_table('buyer_mailed_tokens', 'SELECT');

-- What a visitor is shown who has a buyer's token: that buyer, and nothing of another one.
CREATE POLICY shown ON buyer_tokens FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND token_hash = (SELECT current_buyer_token()) AND expires_at > now());
CREATE POLICY ended ON buyer_tokens FOR DELETE TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND token_hash = (SELECT current_buyer_token()));
GRANT SELECT, DELETE ON buyer_tokens TO :"visitor_role";

CREATE FUNCTION current_buyer() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT buyer_id FROM buyer_tokens
    WHERE user_id = current_shop() AND token_hash = current_buyer_token() AND expires_at > now());

CREATE POLICY shown ON buyers FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND id = (SELECT current_buyer()) AND erased_at IS NULL);
CREATE POLICY changed ON buyers FOR UPDATE TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND id = (SELECT current_buyer()) AND erased_at IS NULL)
  WITH CHECK (user_id = (SELECT visited_shop()) AND id = (SELECT current_buyer()) AND erased_at IS NULL);
GRANT SELECT (user_id, id, email, name, verified_at, locale, marketing_consent, marketing_source, marketing_at, erased_at,
  created_at, updated_at) ON buyers TO :"visitor_role";
GRANT UPDATE (name, locale, marketing_consent, marketing_source, marketing_at, updated_at) ON buyers TO :"visitor_role";
CREATE POLICY shown ON buyer_addresses TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND buyer_id = (SELECT current_buyer()))
  WITH CHECK (user_id = (SELECT visited_shop()) AND buyer_id = (SELECT current_buyer()));
GRANT SELECT, INSERT, DELETE ON buyer_addresses TO :"visitor_role";
GRANT UPDATE (address) ON buyer_addresses TO :"visitor_role";

-- Carts and orders of buyers ------------------------------------------------------------------------------------------------

ALTER TABLE carts
  ADD COLUMN buyer_id bigint,
  ADD FOREIGN KEY (user_id, buyer_id) REFERENCES buyers (user_id, id);
CREATE INDEX carts_of_buyer ON carts (user_id, buyer_id, id) WHERE buyer_id IS NOT NULL;
CREATE UNIQUE INDEX carts_by_token ON carts (user_id, token_hash);

ALTER TABLE orders
  ADD COLUMN buyer_id bigint,
  -- Since then nothing in it names its buyer.
  ADD COLUMN erased_at timestamptz,
  ADD FOREIGN KEY (user_id, buyer_id) REFERENCES buyers (user_id, id);
CREATE INDEX orders_of_buyer ON orders (user_id, buyer_id, created_at, id) WHERE buyer_id IS NOT NULL;
CREATE INDEX orders_of_address ON orders (user_id, fold_address(email)) WHERE email IS NOT NULL;
DO $$
DECLARE
  rule name := (SELECT conname FROM pg_constraint WHERE conrelid = 'orders'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%email IS NOT NULL%');
BEGIN
  EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I', rule);
END $$;
ALTER TABLE orders ADD CHECK (source = 'desk' OR (cart_id IS NOT NULL AND currency IS NOT NULL AND items_total IS NOT NULL
  AND (erased_at IS NULL) = (email IS NOT NULL)));

-- An order is its cart's buyer's. One of a guest is that of the account whose address was proved to be theirs.
CREATE FUNCTION buyer_of_cart() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT buyer_id INTO NEW.buyer_id FROM carts WHERE user_id = NEW.user_id AND id = NEW.cart_id;
  IF NEW.buyer_id IS NULL THEN
    SELECT id INTO NEW.buyer_id FROM buyers
      WHERE user_id = NEW.user_id AND fold_address(email) = fold_address(NEW.email) AND verified_at IS NOT NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER order_is_its_buyers BEFORE INSERT ON orders FOR EACH ROW WHEN (NEW.cart_id IS NOT NULL)
  EXECUTE FUNCTION buyer_of_cart();

-- A buyer sees a list of orders; the parts of one are still those of the order that is named.
DROP POLICY bought ON orders;
CREATE POLICY bought ON orders FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND id = (SELECT current_order()) AND source = 'storefront' AND erased_at IS NULL);
CREATE POLICY of_buyer ON orders FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND buyer_id = (SELECT current_buyer()) AND source = 'storefront'
    AND erased_at IS NULL);
GRANT SELECT (buyer_id, erased_at) ON orders TO :"visitor_role";
DO $$
DECLARE
  part regclass;
BEGIN
  FOREACH part IN ARRAY ARRAY['order_items', 'order_charges', 'order_taxes', 'order_discounts', 'fulfillments', 'payments', 'order_notes']::regclass[]
  LOOP
    EXECUTE format('DROP POLICY bought ON %s', part);
    EXECUTE format('CREATE POLICY bought ON %s FOR SELECT TO %I USING (user_id = (SELECT visited_shop()) AND order_id = (SELECT id FROM orders WHERE id = current_order())%s)',
      part, :'visitor_role', CASE WHEN part = 'order_notes'::regclass THEN ' AND public' ELSE '' END);
  END LOOP;
END $$;

-- Erasing -------------------------------------------------------------------------------------------------------------------

-- What names a person goes from rows that nobody writes over otherwise.
GRANT UPDATE (note) ON order_transitions TO :"platform_role";

-- Nobody takes an entry out of what was recorded but who erases: of a user, or what holds one of the texts.
CREATE POLICY forgetting ON monitoring_entries FOR DELETE TO CURRENT_USER USING (true);
CREATE POLICY finding ON monitoring_entries FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION forget_monitoring(of_user bigint, texts text[]) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  gone bigint;
BEGIN
  DELETE FROM monitoring_entries WHERE user_id = of_user OR EXISTS (
    SELECT FROM unnest(texts) AS told
    WHERE position(lower(btrim(to_json(told)::text, '"')) IN lower(concat_ws(' ', name, failure, details::text))) > 0);
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;
REVOKE ALL ON FUNCTION forget_monitoring FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_monitoring TO :"platform_role";

-- A whole tenant goes by the hand of the owner, who names it for one transaction: nobody below the owner may delete an order or
-- a line of the ledger.
CREATE FUNCTION erased_tenant() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('souk.erased_tenant', true), '')::bigint;
CREATE FUNCTION let_owner_erase(named regclass, tenant_column name) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY erased ON %s TO CURRENT_USER USING (%I = (SELECT erased_tenant()))', named, tenant_column);
END $$;
REVOKE ALL ON FUNCTION let_owner_erase FROM PUBLIC;
CREATE OR REPLACE FUNCTION secure_tenant_table(named regclass, tenant_may text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', named);
  EXECUTE format('CREATE POLICY own ON %s TO %I USING (user_id = (SELECT current_tenant()))
    WITH CHECK (user_id = (SELECT current_tenant()))', named, :'tenant_role');
  EXECUTE format('CREATE POLICY platform ON %s TO %I USING (true) WITH CHECK (true)', named, :'platform_role');
  EXECUTE format('GRANT %s ON %s TO %I', tenant_may, named, :'tenant_role');
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', named, :'platform_role');
  PERFORM let_owner_erase(named, 'user_id');
END $$;
SELECT let_owner_erase(pg_class.oid, attname) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND NOT attisdropped
  WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relispartition AND relforcerowsecurity
    AND attname = CASE WHEN relname = 'users' THEN 'id' ELSE 'user_id' END;
