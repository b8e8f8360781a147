-- Lists of products stay cheap at a million of them. The operator's lists begin with no user, a tenant's always do.

-- Under row security only operators that cannot leak become conditions of an index, and those of numeric are not among
-- them: a list by price would read a tenant's products from the cheapest on. Those of bigint are.
ALTER TABLE products ADD COLUMN price_cents bigint GENERATED ALWAYS AS ((price * 100)::bigint) STORED;
DROP INDEX products_by_price;
CREATE INDEX products_by_price ON products (user_id, price_cents, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_price ON products (price_cents, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_name ON products (name, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_created_at ON products (created_at, id) WHERE deleted_at IS NULL;

-- What every order changes in a product, apart: an index on these columns of `products` would end PostgreSQL's updates in
-- place, and each order would write into all of the product's indexes. Only products that are not deleted have a row.
CREATE TABLE product_levels (
  user_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity integer NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, product_id),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id) ON DELETE CASCADE
) WITH (autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX product_levels_by_quantity ON product_levels (user_id, quantity, product_id);
CREATE INDEX product_levels_by_updated_at ON product_levels (user_id, updated_at, product_id);
CREATE INDEX product_levels_of_all_by_quantity ON product_levels (quantity, product_id);
CREATE INDEX product_levels_of_all_by_updated_at ON product_levels (updated_at, product_id);
ALTER TABLE product_levels ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON product_levels TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON product_levels TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON product_levels TO :"tenant_role", :"platform_role";

-- One trigger and one statement for all that an update makes old: every order passes here.
CREATE FUNCTION note_updated_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH levelled AS (
    UPDATE product_levels SET quantity = changed.quantity, updated_at = changed.updated_at
    FROM changed WHERE product_levels.user_id = changed.user_id AND product_levels.product_id = changed.id
  )
  INSERT INTO cache_invalidations (user_id, topic)
    -- A product that changed hands concerns the one who had it, too.
    SELECT user_id, 'products' FROM changed UNION SELECT user_id, 'products' FROM former
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
DROP TRIGGER products_updated_from ON products;
DROP TRIGGER products_updated_to ON products;
CREATE TRIGGER products_updated AFTER UPDATE ON products
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_updated_products();

CREATE FUNCTION note_product_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO product_levels (user_id, product_id, quantity, updated_at)
      VALUES (NEW.user_id, NEW.id, NEW.quantity, NEW.updated_at) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM product_levels WHERE user_id = NEW.user_id AND product_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER product_appeared AFTER INSERT ON products FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION note_product_presence();
CREATE TRIGGER product_went_or_returned AFTER UPDATE OF deleted_at ON products FOR EACH ROW
  WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION note_product_presence();

ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE product_levels NO FORCE ROW LEVEL SECURITY;
INSERT INTO product_levels (user_id, product_id, quantity, updated_at)
  SELECT user_id, id, quantity, updated_at FROM products WHERE deleted_at IS NULL;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE product_levels FORCE ROW LEVEL SECURITY;

-- Which names hold a text. Both extensions come with PostgreSQL, and the owner of a database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE INDEX products_by_text ON products USING gin (user_id, name gin_trgm_ops) WHERE deleted_at IS NULL;

-- Matching text may leak, too: row security keeps a tenant's own search from the index. This function names the tenant
-- itself and answers ids alone; who asks reads the products, and through row security.
CREATE POLICY searching ON products FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION find_own_products(pattern text) RETURNS SETOF bigint LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  -- Who asks has looked through the beginning of the list already: what is left is the text's index.
  SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
  SELECT id FROM public.products
  WHERE user_id = public.current_tenant() AND deleted_at IS NULL AND name ILIKE pattern
$$;
REVOKE ALL ON FUNCTION find_own_products FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_own_products TO :"tenant_role";
