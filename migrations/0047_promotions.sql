-- What a shop takes off: promotions, the codes that buyers enter, and how often each was used.
INSERT INTO permissions (name, description) VALUES
  ('promotions.manage', 'Make promotions and the codes that open them');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name = 'promotions.manage';

-- Listings and categories are arrays, not rows that end with what they name: a promotion for a listing that was deleted is for
-- nothing, and never for everything.
CREATE TABLE promotions (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name varchar(100) NOT NULL CHECK (name <> ''),
  -- Without one it holds by itself.
  code varchar(50) CHECK (code ~ '^[A-Za-z0-9_-]+$'),
  code_key text GENERATED ALWAYS AS (lower(code COLLATE "C")) STORED,
  kind varchar(20) NOT NULL CHECK (kind IN ('percent', 'fixed', 'free_shipping')),
  value numeric(12, 4),
  listing_ids bigint[] NOT NULL DEFAULT '{}',
  category_ids bigint[] NOT NULL DEFAULT '{}',
  min_total numeric(10, 2) CHECK (min_total >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  usage_limit integer CHECK (usage_limit > 0),
  per_buyer_limit integer CHECK (per_buyer_limit > 0),
  combinable boolean NOT NULL DEFAULT false,
  enabled boolean NOT NULL DEFAULT true,
  -- As many as it has redemptions.
  used integer NOT NULL DEFAULT 0,
  -- What these came to.
  discount_total numeric(14, 2) NOT NULL DEFAULT 0 CHECK (discount_total >= 0),
  -- All that visitors are told of how often it was used.
  used_up boolean GENERATED ALWAYS AS (coalesce(used >= usage_limit, false)) STORED,
  searched text GENERATED ALWAYS AS (fold_text(name || ' ' || coalesce(code, ''))) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  CHECK (used BETWEEN 0 AND coalesce(usage_limit, used)),
  CHECK (ends_at > starts_at),
  CHECK (CASE kind
    WHEN 'percent' THEN value IS NOT NULL AND value > 0 AND value <= 100
    WHEN 'fixed' THEN value IS NOT NULL AND value > 0 AND value = round(value, 2)
    ELSE value IS NULL END)
);
CREATE UNIQUE INDEX promotions_by_code ON promotions (user_id, code_key) WHERE code_key IS NOT NULL;
CREATE INDEX promotions_without_code ON promotions (user_id, id) WHERE code_key IS NULL AND enabled;
CREATE INDEX promotions_by_created_at ON promotions (user_id, created_at, id);
CREATE INDEX promotions_by_name ON promotions (user_id, name COLLATE "und-x-icu", id);
CREATE INDEX promotions_by_used ON promotions (user_id, used, id);
CREATE INDEX promotions_of_all_by_created_at ON promotions (created_at, id);
CREATE INDEX promotions_of_all ON promotions (id);
CREATE INDEX promotions_by_text ON promotions USING gin (user_id, searched gin_trgm_ops);
SELECT secure_tenant_table('promotions', 'SELECT, INSERT, UPDATE, DELETE');
CREATE TRIGGER promotion_fits BEFORE INSERT OR UPDATE OF kind, value, min_total ON promotions FOR EACH ROW
  WHEN ((NEW.kind = 'fixed' AND NEW.value <> trunc(NEW.value)) OR NEW.min_total <> trunc(NEW.min_total))
  EXECUTE FUNCTION require_whole_price();

-- What was entered stays, also where nothing fits it any more: the buyer is told, and takes it out.
CREATE TABLE cart_codes (
  user_id bigint NOT NULL,
  cart_id bigint NOT NULL,
  code varchar(50) NOT NULL CHECK (code ~ '^[A-Za-z0-9_-]+$'),
  code_key text GENERATED ALWAYS AS (lower(code COLLATE "C")) STORED,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, cart_id, code_key),
  FOREIGN KEY (user_id, cart_id) REFERENCES carts (user_id, id) ON DELETE CASCADE
);
SELECT secure_tenant_table('cart_codes', 'SELECT, INSERT, DELETE');

-- One use of a promotion by an order; gone when that is cancelled before anything was paid.
CREATE TABLE promotion_redemptions (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  promotion_id bigint NOT NULL,
  order_id bigint NOT NULL,
  -- Tells buyers apart and names nobody: from promotion_buyer().
  buyer bytea NOT NULL CHECK (length(buyer) = 32),
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, promotion_id) REFERENCES promotions (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE UNIQUE INDEX promotion_redemptions_of_order ON promotion_redemptions (user_id, order_id, promotion_id);
CREATE INDEX promotion_redemptions_by_buyer ON promotion_redemptions (user_id, promotion_id, buyer);
SELECT secure_tenant_table('promotion_redemptions', 'SELECT, INSERT, DELETE');

-- The same address in two shops is two buyers.
CREATE FUNCTION promotion_buyer(shop bigint, address text) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE STRICT
  RETURN sha256(convert_to(shop || ':' || fold_address(address), 'UTF8'));

-- The categories that are named, and all below them.
CREATE FUNCTION categories_below(shop bigint, named bigint[]) RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH RECURSIVE tree AS (
    SELECT id FROM categories WHERE user_id = shop AND id = ANY (named)
    UNION
    SELECT below.id FROM categories AS below JOIN tree ON below.parent_id = tree.id WHERE below.user_id = shop
  ) SELECT coalesce(array_agg(id), '{}') FROM tree;
END;

-- A visitor enters codes into the one cart that was opened, and sees of promotions those of these codes and those that hold for
-- everybody now. No visitor reads how often one was used, nor by whom but themselves.
CREATE POLICY visited ON cart_codes FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts));
CREATE POLICY filled ON cart_codes TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts WHERE state = 'open'))
  WITH CHECK (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts WHERE state = 'open'));
GRANT SELECT, INSERT, DELETE ON cart_codes TO :"visitor_role";
CREATE POLICY visited ON promotions FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND enabled AND (
    (code_key IS NULL AND NOT used_up AND coalesce(starts_at <= now(), true) AND coalesce(ends_at > now(), true))
    OR code_key IN (SELECT code_key FROM cart_codes)));
GRANT SELECT (user_id, id, name, code, code_key, kind, value, listing_ids, category_ids, min_total, starts_at, ends_at,
  per_buyer_limit, combinable, enabled, used_up) ON promotions TO :"visitor_role";
CREATE POLICY visited ON promotion_redemptions FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND buyer = (SELECT promotion_buyer(carts.user_id, email) FROM carts));
GRANT SELECT (user_id, promotion_id, buyer) ON promotion_redemptions TO :"visitor_role";
