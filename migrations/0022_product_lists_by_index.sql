-- Lists of products read an index alone where they read thousands of rows: for a search, or a second column to sort by.

-- What lists sort and filter by stands beside the quantity, too: no list has to look each product up for it.
ALTER TABLE product_levels ADD COLUMN name varchar(255), ADD COLUMN price_cents bigint, ADD COLUMN created_at timestamptz;
ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE product_levels NO FORCE ROW LEVEL SECURITY;
UPDATE product_levels AS level SET name = product.name, price_cents = product.price_cents, created_at = product.created_at
  FROM products AS product WHERE product.user_id = level.user_id AND product.id = level.product_id;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE product_levels FORCE ROW LEVEL SECURITY;
ALTER TABLE product_levels
  ALTER COLUMN name SET NOT NULL, ALTER COLUMN price_cents SET NOT NULL, ALTER COLUMN created_at SET NOT NULL;

CREATE OR REPLACE FUNCTION note_product_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO product_levels (user_id, product_id, quantity, updated_at, name, price_cents, created_at)
      VALUES (NEW.user_id, NEW.id, NEW.quantity, NEW.updated_at, NEW.name, NEW.price_cents, NEW.created_at)
      ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM product_levels WHERE user_id = NEW.user_id AND product_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
-- Apart from what orders change: they do not pass here.
CREATE FUNCTION note_described_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE product_levels SET name = NEW.name, price_cents = NEW.price_cents, created_at = NEW.created_at
    WHERE user_id = NEW.user_id AND product_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER product_described AFTER UPDATE OF name, price, created_at ON products FOR EACH ROW
  WHEN (OLD.name <> NEW.name OR OLD.price <> NEW.price OR OLD.created_at <> NEW.created_at)
  EXECUTE FUNCTION note_described_product();

DROP INDEX product_levels_by_quantity, product_levels_of_all_by_quantity;
CREATE INDEX product_levels_by_quantity ON product_levels (user_id, quantity, product_id)
  INCLUDE (name, price_cents, created_at);
CREATE INDEX product_levels_of_all_by_quantity ON product_levels (quantity, product_id)
  INCLUDE (name, price_cents, created_at);
-- What is out of stock within bounds of prices: an order writes here only what it sold out.
CREATE INDEX product_levels_sold_out ON product_levels (user_id, price_cents, product_id) WHERE quantity = 0;
CREATE INDEX product_levels_of_all_sold_out ON product_levels (price_cents, product_id) WHERE quantity = 0;

-- A search looks at names in the order of the list.
DROP INDEX products_by_price, products_of_all_by_price, products_by_created_at, products_of_all_by_created_at;
CREATE INDEX products_by_price ON products (user_id, price_cents, id) INCLUDE (name) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_price ON products (price_cents, id) INCLUDE (name) WHERE deleted_at IS NULL;
CREATE INDEX products_by_created_at ON products (user_id, created_at, id) INCLUDE (name) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_created_at ON products (created_at, id) INCLUDE (name) WHERE deleted_at IS NULL;

-- Each character of a name and each two in a row: pg_trgm knows nothing of texts shorter than three letters.
-- A loop, since a query in its place would take ten times as long for each product that is made.
CREATE FUNCTION short_pieces(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  letters text[] := string_to_array(lower(name), NULL);
  pieces text[] := letters;
BEGIN
  FOR at IN 2 .. cardinality(letters) LOOP
    pieces := pieces || (letters[at - 1] || letters[at]);
  END LOOP;
  RETURN pieces;
END $$;
CREATE INDEX products_by_short_text ON products USING gin (user_id, short_pieces(name)) WHERE deleted_at IS NULL;

-- At most so many products whose names hold the text, which is asked for by its pieces: all of three letters, or all
-- shorter. Their index is read from one end to the other for each, so a few that tell much are better than all. `owner` is
-- null for all users' products.
CREATE FUNCTION find_products(owner bigint, pattern text, pieces text[], most integer) RETURNS SETOF products
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  condition text := 'public.short_pieces(name) @> $3';
BEGIN
  IF length(pieces[1]) = 3 THEN
    SELECT string_agg(format('name ILIKE %L', '%' || piece || '%'), ' AND ') INTO condition FROM unnest(pieces) AS piece;
  ELSE
    pieces := ARRAY(SELECT lower(piece) FROM unnest(pieces) AS piece);
  END IF;
  RETURN QUERY EXECUTE
    'SELECT * FROM public.products WHERE deleted_at IS NULL AND ' || condition
      -- Behind an operator that no index knows: it is for the few that are left.
      || ' AND (name || '''') ILIKE $2' || CASE WHEN owner IS NULL THEN '' ELSE ' AND user_id = $1' END || ' LIMIT $4'
    USING owner, pattern, pieces, most;
END $$;
REVOKE ALL ON FUNCTION find_products FROM PUBLIC;
-- Row security still shows the platform role everything, and a tenant nothing of others.
GRANT EXECUTE ON FUNCTION find_products TO :"platform_role";

-- As the owner, who may match text by an index, and for the tenant of the transaction alone.
DROP FUNCTION find_own_products;
CREATE FUNCTION find_own_products(pattern text, pieces text[], most integer) RETURNS SETOF products
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  -- Without a tenant there is nobody's.
  SELECT * FROM public.find_products(coalesce(public.current_tenant(), 0), pattern, pieces, most)
$$;
REVOKE ALL ON FUNCTION find_own_products FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_own_products TO :"tenant_role";

-- No change would bring autovacuum to new columns and indexes soon. Of an empty table nothing must be known: PostgreSQL would
-- plan for one that stays empty, and every connection would keep reading all of it for as long as it lives.
DO $$ BEGIN
  IF pg_relation_size('products') > 0 THEN
    ANALYZE products;
    ANALYZE product_levels;
  END IF;
END $$;
