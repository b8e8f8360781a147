-- A list by name skips the parts of the alphabet in which no name holds the text that is searched for.

-- Where a shop's names, in their order, are cut every thousand or so, and what the names from there on are made of: bits, one or
-- more of which are not set if no name there holds the text. Only large shops have zones (`zone-names.ts` says which),
-- and from then on zones cover all names.
CREATE TABLE name_zones (
  user_id bigint NOT NULL REFERENCES users,
  begins_at text NOT NULL,
  -- The first name that is not in it; NULL for the last zone.
  ends_at text,
  pieces bytea NOT NULL,
  names integer NOT NULL,
  -- So many names, and it is cut again.
  cut_at integer NOT NULL,
  PRIMARY KEY (user_id, begins_at)
);
-- All within the row, which is larger than PostgreSQL likes: a search reads the bits of every zone.
ALTER TABLE name_zones
  ALTER COLUMN pieces SET STORAGE PLAIN, ALTER COLUMN begins_at SET STORAGE PLAIN, ALTER COLUMN ends_at SET STORAGE PLAIN;
-- The same over all shops, for the operator.
CREATE TABLE platform_name_zones (LIKE name_zones INCLUDING STORAGE);
ALTER TABLE platform_name_zones DROP COLUMN user_id, ADD PRIMARY KEY (begins_at);
CREATE INDEX name_zones_to_cut ON name_zones (user_id, begins_at) WHERE names >= cut_at;
CREATE INDEX platform_name_zones_to_cut ON platform_name_zones (begins_at) WHERE names >= cut_at;

-- Products whose names came since: a worker puts them into the zones and forgets them here, and whoever reads zones
-- reads these, too. A row for each time, so that nobody waits for anybody.
CREATE TABLE unzoned_products (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  product_id bigint NOT NULL,
  PRIMARY KEY (user_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

ALTER TABLE name_zones ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE platform_name_zones ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE unzoned_products ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON name_zones TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY own ON unzoned_products TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON name_zones TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON platform_name_zones TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON unzoned_products TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON name_zones TO :"tenant_role";
GRANT SELECT, INSERT ON unzoned_products TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON name_zones, platform_name_zones TO :"platform_role";
GRANT SELECT, INSERT, DELETE ON unzoned_products TO :"platform_role";

CREATE FUNCTION note_unzoned_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unzoned_products (user_id, product_id) VALUES (NEW.user_id, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER product_named AFTER INSERT ON products FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL) EXECUTE FUNCTION note_unzoned_product();
CREATE TRIGGER product_renamed AFTER UPDATE OF user_id, name, deleted_at ON products FOR EACH ROW
  WHEN (NEW.deleted_at IS NULL
    AND (OLD.deleted_at IS NOT NULL OR OLD.name <> NEW.name OR OLD.user_id <> NEW.user_id))
  EXECUTE FUNCTION note_unzoned_product();

-- What is there already: a product of each shop has the worker look at how large it is.
ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE unzoned_products NO FORCE ROW LEVEL SECURITY;
INSERT INTO unzoned_products (user_id, product_id)
  SELECT user_id, max(id) FROM products WHERE deleted_at IS NULL GROUP BY user_id;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE unzoned_products FORCE ROW LEVEL SECURITY;

-- The few that are sold out have an index of texts of their own, as they have one of prices: a text that thousands of names
-- hold is in hundreds of these.
CREATE INDEX products_sold_out_by_text ON products USING gin (product_keys(user_id, folded_name))
  WITH (gin_pending_list_limit = 256) WHERE deleted_at IS NULL AND sold_out;

DROP FUNCTION find_own_products(text, text, integer);
DROP FUNCTION find_products(text, text, integer);
DROP FUNCTION search_statement(bigint, bigint[]);
-- As before, in a loop: a query took 0.3 ms of each search.
CREATE OR REPLACE FUNCTION search_keys(owner bigint, folded text) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE
PARALLEL SAFE STRICT AS $$
DECLARE
  piece text;
  neighbours text[] := '{}';
  numbers text[] := '{}';
  others text[] := '{}';
BEGIN
  -- No folded text has an X: pieces with one are those that go on beyond the ends of this text.
  FOREACH piece IN ARRAY public.text_pieces('X' || folded || 'X') LOOP
    IF strpos(piece, 'X') > 0 THEN
      CONTINUE;
    ELSIF strpos(piece, ' ') > 0 THEN
      neighbours := neighbours || piece;
    ELSIF piece ~ '\d' THEN
      numbers := numbers || piece;
    ELSE
      others := others || piece;
    END IF;
  END LOOP;
  IF neighbours = '{}' THEN
    neighbours := numbers || others;
  END IF;
  RETURN ARRAY(SELECT hashtextextended(key, owner) FROM unnest(neighbours[1:3]) AS key);
END $$;

-- At most so many products whose folded names are like the pattern, which says "holds `search`"; of all shops for owner 0.
-- PostgreSQL plans it as a part of the statement around it, for these values.
CREATE FUNCTION find_products(owner bigint, search text, pattern text, most integer, only_sold_out boolean)
RETURNS TABLE (id bigint, name varchar, price_cents bigint, quantity integer, sold_out boolean,
  created_at timestamptz, updated_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT id, name, price_cents, quantity, sold_out, created_at, updated_at FROM public.products
  WHERE deleted_at IS NULL AND folded_name LIKE pattern AND (NOT only_sold_out OR sold_out)
    AND CASE WHEN public.search_keys(owner, lower(search)) = '{}'
      THEN public.short_pieces(name) @> public.search_pairs(search) AND (owner = 0 OR user_id = owner)
      -- Keys are their shop's own: the sum keeps PostgreSQL from reading an index of all that the shop has as well.
      ELSE public.product_keys(user_id, folded_name) @> public.search_keys(owner, lower(search))
        AND (owner = 0 OR user_id + 0 = owner) END
  LIMIT most
$$;
REVOKE ALL ON FUNCTION find_products FROM PUBLIC;
-- Row security still shows the platform role everything, and a tenant nothing of others.
GRANT EXECUTE ON FUNCTION find_products TO :"platform_role";

-- As the owner, who may match text by an index, and for the tenant of the transaction alone. Without one there is nobody's.
-- Processes of before go on asking without the last argument.
CREATE FUNCTION find_own_products(search text, pattern text, most integer, only_sold_out boolean DEFAULT false)
RETURNS TABLE (id bigint, name varchar, price_cents bigint, quantity integer, sold_out boolean,
  created_at timestamptz, updated_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
SET max_parallel_workers_per_gather = 0 SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  -- 0 would be all shops.
  tenant bigint := coalesce(nullif(public.current_tenant(), 0), -1);
BEGIN
  RETURN QUERY SELECT found.* FROM public.find_products(tenant, search, pattern, most, only_sold_out) AS found;
END $$;
REVOKE ALL ON FUNCTION find_own_products FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_own_products TO :"tenant_role";
