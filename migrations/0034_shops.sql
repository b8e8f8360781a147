-- A user's shop as the world sees it. Visitors have a database role of their own: it sees what one open shop has published, and
-- nothing before it is said which shop that is.

CREATE FUNCTION current_shop() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('souk.shop', true), '')::bigint;
GRANT USAGE ON SCHEMA public TO :"visitor_role";

INSERT INTO permissions (name, description) VALUES
  ('shop.manage', 'Open the shop, close it and change what it says of itself'),
  ('listings.manage', 'Show products in the shop: listings, categories and pictures');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name IN ('shop.manage', 'listings.manage');

-- Shops -------------------------------------------------------------------------------------------------------------

-- Each address that a shop has or had, so that an old one leads to its shop. It alone is unique over all shops.
CREATE TABLE shop_slugs (
  slug varchar(63) PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  user_id bigint NOT NULL REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, slug)
);
SELECT secure_tenant_table('shop_slugs', 'SELECT, INSERT');

CREATE TABLE shops (
  user_id bigint PRIMARY KEY REFERENCES users,
  slug varchar(63) NOT NULL,
  name varchar(255) NOT NULL CHECK (name <> ''),
  status varchar(20) NOT NULL DEFAULT 'closed' CHECK (status IN ('closed', 'open', 'paused')),
  closed_by_operator boolean NOT NULL DEFAULT false,
  -- As the owner's account is.
  suspended boolean NOT NULL DEFAULT false,
  currency char(3) NOT NULL DEFAULT 'EUR',
  country char(2) NOT NULL DEFAULT 'DE',
  prices_include_tax boolean NOT NULL DEFAULT true,
  hold_minutes integer NOT NULL DEFAULT 15 CHECK (hold_minutes BETWEEN 1 AND 120),
  locale varchar(35) NOT NULL DEFAULT 'en',
  contact_email varchar(255),
  description varchar(5000),
  colour char(7) CHECK (colour ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (user_id, slug) REFERENCES shop_slugs (user_id, slug),
  CHECK (status = 'closed' OR contact_email IS NOT NULL)
);
SELECT secure_tenant_table('shops', 'SELECT, UPDATE');

-- An account's name may be anybody's: where its address is taken, the id makes it one of its own.
CREATE FUNCTION open_shop_of(owner users) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  plain varchar := trim('-' FROM left(regexp_replace(fold_text(owner.name), '[^a-z0-9]+', '-', 'g'), 40));
  address varchar;
BEGIN
  plain := coalesce(nullif(trim('-' FROM plain), ''), 'shop');
  INSERT INTO shop_slugs (slug, user_id) VALUES (plain, owner.id) ON CONFLICT DO NOTHING RETURNING slug INTO address;
  IF address IS NULL THEN
    address := plain || '-' || owner.id;
    INSERT INTO shop_slugs (slug, user_id) VALUES (address, owner.id) ON CONFLICT DO NOTHING RETURNING slug INTO address;
  END IF;
  IF address IS NULL THEN
    address := 'shop-' || replace(gen_random_uuid()::text, '-', '');
    INSERT INTO shop_slugs (slug, user_id) VALUES (address, owner.id);
  END IF;
  INSERT INTO shops (user_id, slug, name, contact_email, suspended)
    VALUES (owner.id, address, owner.name, owner.email, owner.suspended_at IS NOT NULL);
END $$;

CREATE FUNCTION give_user_a_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM open_shop_of(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER user_has_a_shop AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION give_user_a_shop();

CREATE FUNCTION suspend_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET suspended = NEW.suspended_at IS NOT NULL WHERE user_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER user_takes_the_shop_along AFTER UPDATE OF suspended_at ON users FOR EACH ROW
  WHEN ((OLD.suspended_at IS NULL) <> (NEW.suspended_at IS NULL)) EXECUTE FUNCTION suspend_shop();

-- The tables force their row security on the owner too: it is lifted for those who are there already.
ALTER TABLE users NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shops NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shop_slugs NO FORCE ROW LEVEL SECURITY;
SELECT open_shop_of(users) FROM users ORDER BY id;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
ALTER TABLE shops FORCE ROW LEVEL SECURITY;
ALTER TABLE shop_slugs FORCE ROW LEVEL SECURITY;

-- A shop is found by an address that is named beforehand: nobody lists shops.
CREATE POLICY visited ON shops FOR SELECT TO :"visitor_role" USING (
  status <> 'closed' AND NOT suspended AND (user_id = (SELECT current_shop()) OR user_id IN (SELECT user_id FROM shop_slugs)));
CREATE POLICY visited ON shop_slugs FOR SELECT TO :"visitor_role"
  USING (slug = (SELECT current_setting('souk.slug', true)));
GRANT SELECT (slug, user_id) ON shop_slugs TO :"visitor_role";
GRANT SELECT ON shops TO :"visitor_role";

-- The shop that is visited, as long as it is open: whoever asks for what it has published asks here.
CREATE FUNCTION visited_shop() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT user_id FROM shops WHERE user_id = current_shop());

-- Listings ------------------------------------------------------------------------------------------------------------

CREATE TABLE listings (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  title varchar(255) NOT NULL CHECK (title <> ''),
  slug varchar(120) NOT NULL CHECK (slug <> ''),
  description varchar(20000),
  option_names text[] NOT NULL DEFAULT '{}' CHECK (coalesce(array_length(option_names, 1), 0) <= 3),
  seo_title varchar(255),
  seo_description varchar(500),
  metadata jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  status varchar(20) NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')),
  -- Publishing may lie ahead; a worker makes it visible when it is time.
  published_at timestamptz,
  visible boolean NOT NULL DEFAULT false,
  -- What lists need of the products: kept by a trigger. Undefined without products.
  price_from_cents bigint,
  price_to_cents bigint,
  compare_at_cents bigint,
  availability smallint NOT NULL DEFAULT 0,
  folded_title text GENERATED ALWAYS AS (fold_text(title)) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, slug),
  CHECK ((status = 'published') = (published_at IS NOT NULL)),
  CHECK (status = 'published' OR NOT visible)
);
SELECT secure_tenant_table('listings', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX listings_by_created_at ON listings (user_id, created_at, id);
CREATE INDEX listings_by_title ON listings (user_id, title COLLATE "und-x-icu", id);
CREATE INDEX listings_shown_by_title ON listings (user_id, title COLLATE "und-x-icu", id) WHERE visible;
CREATE INDEX listings_shown_by_price ON listings (user_id, price_from_cents, id) WHERE visible;
CREATE INDEX listings_shown_by_published_at ON listings (user_id, published_at, id) WHERE visible;
CREATE INDEX listings_of_all_by_created_at ON listings (created_at, id);
CREATE INDEX listings_due ON listings (published_at) WHERE status = 'published' AND NOT visible;
CREATE INDEX listings_by_text ON listings USING gin (user_id, folded_title gin_trgm_ops);
CREATE POLICY visited ON listings FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()) AND visible);
GRANT SELECT ON listings TO :"visitor_role";

-- Where a listing was found before: it leads there still.
CREATE TABLE listing_slugs (
  user_id bigint NOT NULL,
  slug varchar(120) NOT NULL,
  listing_id bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, slug),
  FOREIGN KEY (user_id, listing_id) REFERENCES listings (user_id, id) ON DELETE CASCADE
);
SELECT secure_tenant_table('listing_slugs', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX listing_slugs_of_listing ON listing_slugs (user_id, listing_id);
CREATE POLICY visited ON listing_slugs FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
GRANT SELECT ON listing_slugs TO :"visitor_role";

-- Categories ----------------------------------------------------------------------------------------------------------

CREATE TABLE categories (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  parent_id bigint,
  name varchar(255) NOT NULL CHECK (name <> ''),
  slug varchar(120) NOT NULL CHECK (slug <> ''),
  position integer NOT NULL DEFAULT 0,
  depth integer NOT NULL CHECK (depth BETWEEN 1 AND 4),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, slug),
  FOREIGN KEY (user_id, parent_id) REFERENCES categories (user_id, id),
  CHECK ((parent_id IS NULL) = (depth = 1))
);
SELECT secure_tenant_table('categories', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX categories_of_parent ON categories (user_id, parent_id, position, id);
CREATE INDEX categories_of_all ON categories (id);
CREATE POLICY visited ON categories FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
GRANT SELECT ON categories TO :"visitor_role";

CREATE TABLE listing_categories (
  user_id bigint NOT NULL,
  category_id bigint NOT NULL,
  listing_id bigint NOT NULL,
  PRIMARY KEY (user_id, category_id, listing_id),
  FOREIGN KEY (user_id, category_id) REFERENCES categories (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, listing_id) REFERENCES listings (user_id, id) ON DELETE CASCADE
);
SELECT secure_tenant_table('listing_categories', 'SELECT, INSERT, DELETE');
CREATE INDEX listing_categories_of_listing ON listing_categories (user_id, listing_id);
CREATE POLICY visited ON listing_categories FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
GRANT SELECT ON listing_categories TO :"visitor_role";

-- Products as variants ------------------------------------------------------------------------------------------------

ALTER TABLE products
  ADD COLUMN listing_id bigint,
  ADD COLUMN options jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(options) = 'object'),
  ADD COLUMN position integer NOT NULL DEFAULT 0,
  ADD COLUMN sku varchar(64) CHECK (sku <> ''),
  ADD COLUMN barcode varchar(64) CHECK (barcode <> ''),
  ADD COLUMN compare_at_price numeric(10, 2) CHECK (compare_at_price >= 0),
  ADD COLUMN weight_grams integer CHECK (weight_grams >= 0),
  ADD COLUMN needs_shipping boolean NOT NULL DEFAULT true,
  ADD COLUMN tax_class varchar(50) NOT NULL DEFAULT 'standard' CHECK (tax_class <> ''),
  ADD COLUMN stock_policy varchar(20) NOT NULL DEFAULT 'track' CHECK (stock_policy IN ('track', 'unlimited')),
  ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object'),
  -- 0 is sold out, 1 is low, 2 is in stock: all that the world is told of a quantity.
  ADD COLUMN availability smallint GENERATED ALWAYS AS (
    CASE WHEN stock_policy = 'unlimited' OR quantity > 5 THEN 2 WHEN quantity > 0 THEN 1 ELSE 0 END) STORED,
  ADD FOREIGN KEY (user_id, listing_id) REFERENCES listings (user_id, id);
CREATE UNIQUE INDEX products_by_sku ON products (user_id, sku) WHERE sku IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX products_of_listing ON products (user_id, listing_id, position, id) WHERE listing_id IS NOT NULL;
CREATE UNIQUE INDEX products_of_options ON products (user_id, listing_id, options)
  WHERE listing_id IS NOT NULL AND deleted_at IS NULL;
CREATE POLICY visited ON products FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND deleted_at IS NULL
  AND EXISTS (SELECT FROM listings WHERE listings.user_id = products.user_id AND listings.id = products.listing_id));
GRANT SELECT (user_id, id, listing_id, name, price, price_cents, compare_at_price, options, position, sku, availability,
  weight_grams, needs_shipping, tax_class, deleted_at) ON products TO :"visitor_role";

-- Prices that a product no longer has: beside a price that was struck out stands the lowest of 30 days.
CREATE TABLE former_prices (
  user_id bigint NOT NULL,
  product_id bigint NOT NULL,
  price numeric(10, 2) NOT NULL,
  until timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, product_id, until),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
SELECT secure_tenant_table('former_prices', 'SELECT, INSERT');
CREATE POLICY visited ON former_prices FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop())
  AND EXISTS (SELECT FROM products WHERE products.user_id = former_prices.user_id AND products.id = former_prices.product_id));
GRANT SELECT ON former_prices TO :"visitor_role";
CREATE FUNCTION keep_former_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO former_prices (user_id, product_id, price) VALUES (OLD.user_id, OLD.id, OLD.price) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER product_priced_anew AFTER UPDATE OF price ON products FOR EACH ROW
  WHEN (OLD.price <> NEW.price) EXECUTE FUNCTION keep_former_price();

-- What a listing tells of its products ----------------------------------------------------------------------------------

-- The listings are locked by a statement of its own, in the order of their ids: the next one sees what was committed until then.
CREATE FUNCTION refresh_listings(shop bigint, named bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM listings WHERE user_id = shop AND id = ANY (named) ORDER BY id FOR NO KEY UPDATE;
  UPDATE listings SET price_from_cents = told.price_from, price_to_cents = told.price_to,
    compare_at_cents = told.compare_at, availability = coalesce(told.availability, 0)
  FROM unnest(named) AS listing (id) LEFT JOIN LATERAL (
    SELECT min(price_cents) AS price_from, max(price_cents) AS price_to, max(products.availability) AS availability,
      ((array_agg(compare_at_price ORDER BY price_cents, products.id))[1] * 100)::bigint AS compare_at
    FROM products WHERE user_id = shop AND listing_id = listing.id AND deleted_at IS NULL) AS told ON true
  WHERE listings.user_id = shop AND listings.id = listing.id AND
    (price_from_cents, price_to_cents, compare_at_cents, listings.availability)
      IS DISTINCT FROM (told.price_from, told.price_to, told.compare_at, coalesce(told.availability, 0));
END $$;

-- Old and new rows of one statement. What visitors are not told of makes nothing of theirs old: an order that leaves a product
-- as available as it was costs them nothing.
CREATE OR REPLACE FUNCTION note_updated_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown record;
BEGIN
  INSERT INTO cache_invalidations (user_id, topic)
    -- A product that changed hands concerns the one who had it, too.
    SELECT user_id, 'products' FROM changed UNION SELECT user_id, 'products' FROM former
    ON CONFLICT DO NOTHING;
  FOR shown IN
    SELECT user_id, array_agg(DISTINCT listing_id) AS listings FROM (
      SELECT changed.user_id, unnest(ARRAY[changed.listing_id, former.listing_id]) AS listing_id
      FROM changed JOIN former USING (id)
      WHERE (changed.listing_id IS NOT NULL OR former.listing_id IS NOT NULL)
        AND (changed.listing_id, changed.price, changed.compare_at_price, changed.availability, changed.options, changed.position,
          changed.sku, changed.deleted_at, changed.name, changed.weight_grams, changed.needs_shipping, changed.tax_class)
        IS DISTINCT FROM (former.listing_id, former.price, former.compare_at_price, former.availability, former.options,
          former.position, former.sku, former.deleted_at, former.name, former.weight_grams, former.needs_shipping, former.tax_class)
    ) AS told WHERE listing_id IS NOT NULL GROUP BY user_id
  LOOP
    PERFORM refresh_listings(shown.user_id, shown.listings);
    INSERT INTO cache_invalidations (user_id, topic) VALUES (shown.user_id, 'store') ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION note_added_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown record;
BEGIN
  FOR shown IN SELECT user_id, array_agg(DISTINCT listing_id) AS listings FROM changed
    WHERE listing_id IS NOT NULL GROUP BY user_id
  LOOP
    PERFORM refresh_listings(shown.user_id, shown.listings);
    INSERT INTO cache_invalidations (user_id, topic) VALUES (shown.user_id, 'store') ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER products_shown AFTER INSERT ON products
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_added_products();

-- Whatever else visitors are told of.
CREATE FUNCTION note_changed_store() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic) SELECT DISTINCT user_id, 'store' FROM changed ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE FUNCTION tell_visitors_of(named regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER store_inserted AFTER INSERT ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_store()', named);
  EXECUTE format('CREATE TRIGGER store_updated AFTER UPDATE ON %s REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_store()', named);
  EXECUTE format('CREATE TRIGGER store_deleted AFTER DELETE ON %s REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION note_changed_store()', named);
END $$;
REVOKE ALL ON FUNCTION tell_visitors_of FROM PUBLIC;
SELECT tell_visitors_of(named) FROM unnest(ARRAY['shops', 'listings', 'listing_slugs', 'categories', 'listing_categories']::regclass[])
  AS named;
