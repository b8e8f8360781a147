-- Lists of products by plain indexes: one for each sort, and one for texts. What several ways through a list needed goes.

DROP TRIGGER product_named ON products;
DROP TRIGGER product_renamed ON products;
DROP TRIGGER product_appeared ON products;
DROP TRIGGER product_went_or_returned ON products;
DROP TRIGGER product_described ON products;
DROP FUNCTION note_unzoned_product, note_product_presence, note_described_product;
DROP TABLE name_zones, platform_name_zones, unzoned_products;
DROP INDEX products_by_id, products_of_all_by_id, products_by_name, products_of_all_by_name, products_by_created_at,
  products_of_all_by_created_at, products_by_price, products_of_all_by_price, products_by_text,
  products_sold_out_by_text, products_by_short_text, daily_figures_of_products;
DROP FUNCTION find_own_products(text, text, integer, boolean);
DROP FUNCTION find_products(bigint, text, text, integer, boolean);
DROP FUNCTION search_keys, search_pairs, product_keys, text_pieces, short_pieces;

CREATE OR REPLACE FUNCTION note_updated_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic)
    -- A product that changed hands concerns the one who had it, too.
    SELECT user_id, 'products' FROM changed UNION SELECT user_id, 'products' FROM former
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
DROP TABLE product_levels;

-- The one rule by which texts are compared: without regard to case, accents, width and composition; sharp s is ss, and a
-- final sigma is a sigma.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN replace(replace(regexp_replace(
    lower(normalize(value, NFKD) COLLATE "und-x-icu"), '[\u0300-\u036f]', '', 'g'), 'ß', 'ss'), 'ς', 'σ');
-- For LIKE: what holds the text.
CREATE FUNCTION holding_pattern(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN '%' || regexp_replace(fold_text(value), '([\\%_])', '\\\1', 'g') || '%';

ALTER TABLE products DROP COLUMN folded_name, DROP COLUMN sold_out,
  ADD COLUMN folded_name text GENERATED ALWAYS AS (fold_text(name)) STORED,
  -- Lists by quantity follow an index of bands, and only rows of one band are sorted. An index of the quantity itself would
  -- have each order write into every index of products; from 16 on a band is an eighth wide and seldom left. Band 0 is sold out.
  ADD COLUMN stock_band integer GENERATED ALWAYS AS (CASE WHEN quantity < 16 THEN quantity
    ELSE floor(ln(quantity::double precision) * 8)::integer - 6 END) STORED;

CREATE INDEX products_by_created_at ON products (user_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_updated_at ON products (user_id, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_name ON products (user_id, name COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_price ON products (user_id, price_cents, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_stock ON products (user_id, stock_band, id) WHERE deleted_at IS NULL;
-- The operator's lists begin with no user.
CREATE INDEX products_of_all_by_created_at ON products (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_updated_at ON products (updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_name ON products (name COLLATE "und-x-icu", id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_price ON products (price_cents, id) WHERE deleted_at IS NULL;
CREATE INDEX products_of_all_by_stock ON products (stock_band, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_text ON products USING gin (user_id, folded_name gin_trgm_ops) WHERE deleted_at IS NULL;

-- LIKE may leak, so row security keeps a tenant's own search from the index of texts. This view reads as its owner, whom the
-- policy `searching` lets see all, and names the tenant itself; what it finds is read through row security.
CREATE VIEW own_product_texts AS
  SELECT id, user_id, folded_name FROM products WHERE user_id = (SELECT current_tenant()) AND deleted_at IS NULL;
GRANT SELECT ON own_product_texts TO :"tenant_role";

-- No change would bring autovacuum to new columns and indexes soon. Of an empty table nothing must be known, as in 0022.
DO $$ BEGIN
  IF pg_relation_size('products') > 0 THEN
    ANALYZE products;
  END IF;
END $$;
