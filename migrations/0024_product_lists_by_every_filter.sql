-- Every filter of a list of products is answered by the index of its sort, whichever that is, and every text by one index.

SET LOCAL maintenance_work_mem = '256MB';

-- Before the tables are written anew, and these with them.
DROP INDEX products_by_name, products_of_all_by_name, products_by_price, products_of_all_by_price,
  products_by_created_at, products_of_all_by_created_at;
DROP INDEX product_levels_by_quantity, product_levels_of_all_by_quantity, product_levels_by_updated_at,
  product_levels_of_all_by_updated_at, product_levels_sold_out, product_levels_of_all_sold_out;
DROP INDEX products_by_text;

-- What a search compares: folded once, when it is written, instead of each time that it is read, which took 1.5 us a name.
-- And whether a product is sold out, which most orders leave as it is: they still update products in place.
ALTER TABLE products
  ADD COLUMN folded_name text GENERATED ALWAYS AS (lower(name)) STORED,
  ADD COLUMN sold_out boolean GENERATED ALWAYS AS (quantity = 0) STORED;
ALTER TABLE product_levels ADD COLUMN folded_name text GENERATED ALWAYS AS (lower(name)) STORED;

CREATE INDEX products_by_id ON products (user_id, id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_id ON products (id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
CREATE INDEX products_by_name ON products (user_id, name, id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_name ON products (name, id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
CREATE INDEX products_by_created_at ON products (user_id, created_at, id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_created_at ON products (created_at, id) INCLUDE (folded_name, price_cents, sold_out)
  WHERE deleted_at IS NULL;
-- With the day, by which most lists are sorted: what lies within bounds of prices is gathered from here.
CREATE INDEX products_by_price ON products (user_id, price_cents, id)
  INCLUDE (folded_name, created_at, sold_out) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_price ON products (price_cents, id)
  INCLUDE (folded_name, created_at, sold_out) WHERE deleted_at IS NULL;

CREATE INDEX product_levels_by_quantity ON product_levels (user_id, quantity, product_id)
  INCLUDE (name, folded_name, price_cents, created_at, updated_at);
CREATE INDEX product_levels_of_all_by_quantity ON product_levels (quantity, product_id)
  INCLUDE (name, folded_name, price_cents, created_at, updated_at);
CREATE INDEX product_levels_by_updated_at ON product_levels (user_id, updated_at, product_id)
  INCLUDE (folded_name, price_cents, quantity);
CREATE INDEX product_levels_of_all_by_updated_at ON product_levels (updated_at, product_id)
  INCLUDE (folded_name, price_cents, quantity);
CREATE INDEX product_levels_sold_out ON product_levels (user_id, price_cents, product_id)
  INCLUDE (name, folded_name, created_at) WHERE quantity = 0;
CREATE INDEX product_levels_of_all_sold_out ON product_levels (price_cents, product_id)
  INCLUDE (name, folded_name, created_at) WHERE quantity = 0;

-- How many products there are is summed from this index alone.
CREATE INDEX daily_figures_of_products ON daily_figures (user_id) INCLUDE (products, out_of_stock);

-- What a text is found by: each three letters in a row, and of two words in a row the end of the one with the beginning of
-- the other. Two common words are seldom neighbours, so that these are in few names where each word is in many.
-- A loop, since a query in its place would take 25 times as long for each product that is made.
CREATE FUNCTION text_pieces(folded text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  pieces text[] := '{}';
  former text := '';
  word text;
BEGIN
  FOREACH word IN ARRAY regexp_split_to_array(folded, '[^[:alnum:]]+') LOOP
    CONTINUE WHEN word = '';
    IF former <> '' THEN
      pieces := pieces || (right(former, 3) || ' ' || left(word, 3));
    END IF;
    FOR place IN 1 .. length(word) - 2 LOOP
      pieces := pieces || substr(word, place, 3);
    END LOOP;
    former := word;
  END LOOP;
  RETURN pieces;
END $$;

-- Each piece once for the shop and once for all shops (0): a shop's search reads no list of others' products.
CREATE FUNCTION product_keys(owner bigint, folded text) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT ARRAY(SELECT hashtextextended(piece, shop)
    FROM unnest(public.text_pieces(folded)) AS piece, unnest(ARRAY[owner, 0]) AS shop)
$$;

-- The few keys of a text that tell most. Its ends may lie within a word: only pieces stay that are in it whatever stands
-- beside it, such as two letters that no folded text has. Neighbours are in so few names that three letters beside them would only be read in vain.
CREATE FUNCTION search_keys(owner bigint, folded text) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  WITH pieces AS (
    SELECT unnest(public.text_pieces('X' || folded || 'X')) AS piece
    INTERSECT SELECT unnest(public.text_pieces('Y' || folded || 'Y'))
  ), told AS (
    SELECT piece, rank() OVER (ORDER BY piece LIKE '% %' DESC) AS rank FROM pieces
  )
  SELECT ARRAY(SELECT hashtextextended(piece, owner) FROM told WHERE rank = 1 ORDER BY piece ~ '\d' DESC, piece LIMIT 3)
$$;

-- A short list of what is not sorted in yet: each search reads it from one end to the other.
CREATE INDEX products_by_text ON products USING gin (product_keys(user_id, folded_name))
  WITH (gin_pending_list_limit = 256) WHERE deleted_at IS NULL;
ALTER INDEX products_by_short_text SET (gin_pending_list_limit = 256);

DROP FUNCTION find_own_products(text, text[], integer);
DROP FUNCTION find_products(bigint, text, text[], integer);
-- The statement that finds at most $5 products whose folded names are like $3, which says "holds `search`".
CREATE FUNCTION search_statement(owner bigint, keys bigint[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'SELECT id, name, price_cents, quantity, sold_out, created_at, updated_at FROM public.products'
    || ' WHERE deleted_at IS NULL AND folded_name LIKE $3'
    || CASE WHEN keys = '{}' THEN ' AND public.short_pieces(name) @> $2'
      ELSE ' AND public.product_keys(user_id, folded_name) @> $1' END
    || CASE WHEN owner = 0 THEN '' ELSE ' AND user_id = $4' END || ' LIMIT $5'
$$;
-- Of a text without three letters in a row its characters by two, or the one.
CREATE FUNCTION search_pairs(search text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY(SELECT DISTINCT piece FROM unnest(public.short_pieces(lower(search))) AS piece
    WHERE length(piece) = least(2, length(search)))
$$;

CREATE FUNCTION find_products(search text, pattern text, most integer)
RETURNS TABLE (id bigint, name varchar, price_cents bigint, quantity integer, sold_out boolean,
  created_at timestamptz, updated_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  keys bigint[] := public.search_keys(0, lower(search));
BEGIN
  RETURN QUERY EXECUTE public.search_statement(0, keys) USING keys, public.search_pairs(search), pattern, 0, most;
END $$;
REVOKE ALL ON FUNCTION find_products FROM PUBLIC;
-- Row security still shows the platform role everything, and a tenant nothing of others.
GRANT EXECUTE ON FUNCTION find_products TO :"platform_role";

-- As the owner, who may match text by an index, and for the tenant of the transaction alone. Without one there is nobody's.
CREATE FUNCTION find_own_products(search text, pattern text, most integer)
RETURNS TABLE (id bigint, name varchar, price_cents bigint, quantity integer, sold_out boolean,
  created_at timestamptz, updated_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  -- 0 would be all shops.
  tenant bigint := coalesce(nullif(public.current_tenant(), 0), -1);
  keys bigint[] := public.search_keys(tenant, lower(search));
BEGIN
  RETURN QUERY EXECUTE public.search_statement(tenant, keys)
    USING keys, public.search_pairs(search), pattern, tenant, most;
END $$;
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
