-- The one rule by which mail addresses are compared. They are ASCII, and only ASCII is folded: by the rules of the database's own
-- locale, which may be Turkish, I is no i.
CREATE FUNCTION fold_address(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(value COLLATE "C");
DROP INDEX users_email_key, users_email_prefix;
CREATE UNIQUE INDEX users_email_key ON users (fold_address(email));
CREATE INDEX users_email_prefix ON users (fold_address(email) text_pattern_ops);

-- Texts are compared without what nobody sees or may leave out, too: accents of every range, the vowel signs of Hebrew and Arabic and
-- the stretch between Arabic letters, soft hyphens, and characters that only join, part or turn others.
DROP VIEW own_product_texts;
ALTER TABLE products DROP COLUMN folded_name;
CREATE OR REPLACE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN replace(replace(regexp_replace(
    lower(normalize(value, NFKD) COLLATE "und-x-icu"),
    '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7'
      || '\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064'
      || '\u2066-\u206f\ufe00-\ufe0f\ufeff]', '', 'g'), 'ß', 'ss'), 'ς', 'σ');
ALTER TABLE products ADD COLUMN folded_name text GENERATED ALWAYS AS (fold_text(name)) STORED;
CREATE INDEX products_by_text ON products USING gin (user_id, folded_name gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE VIEW own_product_texts AS
  SELECT id, user_id, folded_name FROM products WHERE user_id = (SELECT current_tenant()) AND deleted_at IS NULL;
GRANT SELECT ON own_product_texts TO :"tenant_role";

DO $$ BEGIN
  IF pg_relation_size('products') > 0 THEN
    ANALYZE products;
  END IF;
END $$;
