-- Carts, what they cost and how they are sent, and what happens to an order after it was placed.

CREATE FUNCTION current_cart() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('souk.cart', true), '')::bigint;
-- SHA-256 of the token that the visitor has shown, in hexadecimal: the number of a cart opens nothing.
CREATE FUNCTION current_cart_token() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(coalesce(current_setting('souk.cart_token', true), ''), 'hex');
CREATE FUNCTION current_order() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('souk.order', true), '')::bigint;

INSERT INTO permissions (name, description) VALUES
  ('orders.fulfill', 'Send orders, record their payments and cancel lines of them'),
  ('orders.refund', 'Give money back');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name IN ('orders.fulfill', 'orders.refund');

-- Keys of the server's own, made once. No shop and no visitor reads them.
CREATE TABLE server_keys (
  name varchar(50) PRIMARY KEY,
  value bytea NOT NULL CHECK (length(value) = 32)
);
INSERT INTO server_keys (name, value)
  VALUES ('orders', sha256(decode(replace(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')));
GRANT SELECT ON server_keys TO :"platform_role";

-- Currencies ------------------------------------------------------------------------------------------------------------

-- Those without decimals, as payment providers charge them; `platform/money/currencies.ts` has the same, and a test says so.
CREATE FUNCTION currency_is_whole(code text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN code IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF');
CREATE FUNCTION require_whole_price() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM shops WHERE user_id = NEW.user_id AND currency_is_whole(currency)) THEN
    RAISE EXCEPTION 'the currency has no decimals' USING ERRCODE = 'check_violation', CONSTRAINT = 'price_fits_currency';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER product_price_fits BEFORE INSERT OR UPDATE OF price, compare_at_price ON products FOR EACH ROW
  WHEN (NEW.price <> trunc(NEW.price) OR NEW.compare_at_price <> trunc(NEW.compare_at_price))
  EXECUTE FUNCTION require_whole_price();

-- Taxes and shipping ----------------------------------------------------------------------------------------------------

CREATE TABLE tax_rates (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name varchar(100) NOT NULL CHECK (name <> ''),
  country char(2) NOT NULL,
  region varchar(100) CHECK (region <> ''),
  tax_class varchar(50) NOT NULL DEFAULT 'standard' CHECK (tax_class <> ''),
  rate numeric(7, 4) NOT NULL CHECK (rate BETWEEN 0 AND 100),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);
CREATE UNIQUE INDEX tax_rates_of_place ON tax_rates (user_id, country, coalesce(lower(region), ''), tax_class);
SELECT secure_tenant_table('tax_rates', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE shipping_zones (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  name varchar(100) NOT NULL CHECK (name <> ''),
  countries text[] NOT NULL CHECK (array_length(countries, 1) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id)
);
SELECT secure_tenant_table('shipping_zones', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE shipping_rates (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  zone_id bigint NOT NULL,
  position integer NOT NULL DEFAULT 0,
  name varchar(100) NOT NULL CHECK (name <> ''),
  price numeric(10, 2) NOT NULL CHECK (price >= 0),
  tax_class varchar(50) NOT NULL DEFAULT 'standard' CHECK (tax_class <> ''),
  min_total numeric(10, 2) CHECK (min_total >= 0),
  max_total numeric(10, 2) CHECK (max_total > 0),
  min_weight integer CHECK (min_weight >= 0),
  max_weight integer CHECK (max_weight > 0),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, zone_id) REFERENCES shipping_zones (user_id, id) ON DELETE CASCADE
);
SELECT secure_tenant_table('shipping_rates', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX shipping_rates_of_zone ON shipping_rates (user_id, zone_id, position, id);
CREATE TRIGGER shipping_price_fits BEFORE INSERT OR UPDATE OF price ON shipping_rates FOR EACH ROW
  WHEN (NEW.price <> trunc(NEW.price)) EXECUTE FUNCTION require_whole_price();

-- How a shop is paid, one row per provider. `manual`: the merchant's own words, and they record the money.
CREATE TABLE payment_accounts (
  user_id bigint NOT NULL REFERENCES users,
  provider varchar(20) NOT NULL,
  name varchar(100) NOT NULL CHECK (name <> ''),
  instructions varchar(2000),
  enabled boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, provider)
);
SELECT secure_tenant_table('payment_accounts', 'SELECT, INSERT, UPDATE, DELETE');

-- Carts -----------------------------------------------------------------------------------------------------------------

CREATE TABLE carts (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED BY DEFAULT AS IDENTITY,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  state varchar(20) NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paying', 'completed', 'expired')),
  email varchar(255),
  shipping_address jsonb,
  billing_address jsonb,
  shipping_rate_id bigint,
  note varchar(2000),
  expires_at timestamptz NOT NULL DEFAULT now() + interval '30 days',
  abandoned_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, shipping_rate_id) REFERENCES shipping_rates (user_id, id) ON DELETE SET NULL (shipping_rate_id)
);
SELECT secure_tenant_table('carts', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX carts_that_end ON carts (expires_at) WHERE state = 'open' OR state = 'paying';
CREATE INDEX carts_left_alone ON carts (updated_at) WHERE state = 'open' AND abandoned_at IS NULL AND email IS NOT NULL;
CREATE INDEX carts_of_shipping_rate ON carts (user_id, shipping_rate_id) WHERE shipping_rate_id IS NOT NULL;

CREATE TABLE cart_items (
  user_id bigint NOT NULL,
  cart_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  -- As the visitor saw them: what has changed since is said, and changes nothing here.
  title varchar(255) NOT NULL,
  options jsonb NOT NULL DEFAULT '{}',
  unit_price numeric(10, 2) NOT NULL,
  added_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, cart_id, product_id),
  FOREIGN KEY (user_id, cart_id) REFERENCES carts (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
SELECT secure_tenant_table('cart_items', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX cart_items_of_product ON cart_items (user_id, product_id);

CREATE POLICY visited ON carts FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND id = (SELECT current_cart()) AND token_hash = (SELECT current_cart_token()));
CREATE POLICY opened ON carts FOR INSERT TO :"visitor_role" WITH CHECK (
  user_id = (SELECT visited_shop()) AND id = (SELECT current_cart()) AND token_hash = (SELECT current_cart_token())
  AND state = 'open');
CREATE POLICY filled ON carts FOR UPDATE TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND id = (SELECT current_cart()) AND token_hash = (SELECT current_cart_token())
  AND state = 'open') WITH CHECK (user_id = (SELECT visited_shop()) AND id = (SELECT current_cart()) AND state = 'open');
GRANT SELECT, INSERT ON carts TO :"visitor_role";
GRANT UPDATE (email, shipping_address, billing_address, shipping_rate_id, note, expires_at, updated_at) ON carts TO :"visitor_role";
GRANT USAGE ON SEQUENCE carts_id_seq TO :"visitor_role";
CREATE POLICY visited ON cart_items FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts));
CREATE POLICY filled ON cart_items TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts WHERE state = 'open'))
  WITH CHECK (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts WHERE state = 'open'));
GRANT SELECT, INSERT, DELETE ON cart_items TO :"visitor_role";
GRANT UPDATE (quantity, title, options, unit_price) ON cart_items TO :"visitor_role";

CREATE POLICY visited ON tax_rates FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
CREATE POLICY visited ON shipping_zones FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
CREATE POLICY visited ON shipping_rates FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
CREATE POLICY visited ON payment_accounts FOR SELECT TO :"visitor_role" USING (user_id = (SELECT visited_shop()));
GRANT SELECT ON tax_rates, shipping_zones, shipping_rates TO :"visitor_role";
GRANT SELECT (user_id, provider, name, instructions, enabled) ON payment_accounts TO :"visitor_role";

-- How many of a product of the shop at hand can be had. Visitors read no quantities; whoever asks for too many is told.
CREATE FUNCTION quantity_to_be_had(product bigint) RETURNS integer LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT CASE WHEN stock_policy = 'unlimited' THEN 2147483647 ELSE quantity END FROM products
    WHERE user_id = coalesce(current_tenant(), current_shop()) AND id = product AND deleted_at IS NULL);
REVOKE ALL ON FUNCTION quantity_to_be_had FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quantity_to_be_had TO :"tenant_role", :"visitor_role";

-- Orders ------------------------------------------------------------------------------------------------------------------

ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_items NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_transitions NO FORCE ROW LEVEL SECURITY;

ALTER TABLE orders
  ADD COLUMN source varchar(20) NOT NULL DEFAULT 'desk' CHECK (source IN ('desk', 'storefront')),
  ADD COLUMN cart_id bigint,
  ADD COLUMN email varchar(255),
  ADD COLUMN currency char(3),
  -- The parts of the total; an order of the desk has its lines alone.
  ADD COLUMN items_total numeric(10, 2),
  ADD COLUMN discount_total numeric(10, 2) NOT NULL DEFAULT 0,
  ADD COLUMN shipping_total numeric(10, 2) NOT NULL DEFAULT 0,
  ADD COLUMN tax_total numeric(10, 2) NOT NULL DEFAULT 0,
  ADD COLUMN prices_include_tax boolean NOT NULL DEFAULT true,
  -- What cancelled lines came to: nobody owes it any more.
  ADD COLUMN cancelled_total numeric(10, 2) NOT NULL DEFAULT 0,
  ADD COLUMN shipping_address jsonb,
  ADD COLUMN billing_address jsonb,
  ADD COLUMN note varchar(2000),
  ADD COLUMN payment_status varchar(20) NOT NULL DEFAULT 'unpaid'
    CHECK (payment_status IN ('unpaid', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded')),
  ADD COLUMN fulfillment_status varchar(20) NOT NULL DEFAULT 'none'
    CHECK (fulfillment_status IN ('none', 'partial', 'shipped', 'delivered', 'returned')),
  ADD CHECK (total_price = coalesce(items_total, total_price) - discount_total + shipping_total
    + CASE WHEN prices_include_tax THEN 0 ELSE tax_total END),
  ADD CHECK (cancelled_total BETWEEN 0 AND total_price),
  ADD CHECK (source = 'desk' OR (cart_id IS NOT NULL AND email IS NOT NULL AND currency IS NOT NULL AND items_total IS NOT NULL)),
  ADD FOREIGN KEY (user_id, cart_id) REFERENCES carts (user_id, id);
-- One order per cart, whoever completes it and however often.
CREATE UNIQUE INDEX orders_of_cart ON orders (user_id, cart_id) WHERE cart_id IS NOT NULL;

ALTER TABLE order_items
  ADD COLUMN sku varchar(64),
  ADD COLUMN options jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN discount numeric(10, 2) NOT NULL DEFAULT 0 CHECK (discount >= 0),
  ADD COLUMN tax numeric(10, 2) NOT NULL DEFAULT 0 CHECK (tax >= 0),
  ADD COLUMN tax_rate numeric(7, 4) NOT NULL DEFAULT 0,
  ADD COLUMN tracked boolean NOT NULL DEFAULT true,
  ADD COLUMN fulfilled integer NOT NULL DEFAULT 0 CHECK (fulfilled >= 0),
  ADD COLUMN cancelled integer NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
  ADD COLUMN returned integer NOT NULL DEFAULT 0 CHECK (returned >= 0),
  ADD COLUMN refunded integer NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  ADD CHECK (fulfilled + cancelled <= quantity),
  ADD CHECK (returned <= fulfilled),
  ADD CHECK (refunded <= quantity),
  ADD UNIQUE (user_id, id);
-- A line never changes after its order was placed, except for how far it came.
GRANT UPDATE (fulfilled, cancelled, returned, refunded) ON order_items TO :"tenant_role", :"platform_role";

-- Shipping and whatever else is charged beside the lines.
CREATE TABLE order_charges (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  kind varchar(20) NOT NULL CHECK (kind IN ('shipping')),
  name varchar(100) NOT NULL,
  price numeric(10, 2) NOT NULL CHECK (price >= 0),
  discount numeric(10, 2) NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND price),
  tax numeric(10, 2) NOT NULL DEFAULT 0 CHECK (tax >= 0),
  tax_rate numeric(7, 4) NOT NULL DEFAULT 0,
  refunded numeric(10, 2) NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX order_charges_of_order ON order_charges (user_id, order_id);
SELECT secure_tenant_table('order_charges', 'SELECT, INSERT');
GRANT UPDATE (refunded) ON order_charges TO :"tenant_role";

CREATE TABLE order_taxes (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  name varchar(100) NOT NULL,
  rate numeric(7, 4) NOT NULL,
  base numeric(10, 2) NOT NULL,
  amount numeric(10, 2) NOT NULL,
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX order_taxes_of_order ON order_taxes (user_id, order_id);
SELECT secure_tenant_table('order_taxes', 'SELECT, INSERT');

CREATE TABLE order_discounts (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  name varchar(255) NOT NULL,
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX order_discounts_of_order ON order_discounts (user_id, order_id);
SELECT secure_tenant_table('order_discounts', 'SELECT, INSERT');

-- Payments ----------------------------------------------------------------------------------------------------------------

CREATE TABLE payments (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  cart_id bigint,
  order_id bigint,
  provider varchar(20) NOT NULL,
  provider_ref varchar(255),
  state varchar(20) NOT NULL CHECK (state IN ('created', 'pending', 'authorized', 'captured', 'partially_refunded', 'refunded',
    'failed', 'cancelled', 'review')),
  currency char(3) NOT NULL,
  amount numeric(10, 2) NOT NULL CHECK (amount >= 0),
  authorized numeric(10, 2) NOT NULL DEFAULT 0 CHECK (authorized >= 0),
  captured numeric(10, 2) NOT NULL DEFAULT 0 CHECK (captured >= 0),
  refunded numeric(10, 2) NOT NULL DEFAULT 0 CHECK (refunded >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  CHECK (captured >= refunded),
  CHECK (cart_id IS NOT NULL OR order_id IS NOT NULL),
  FOREIGN KEY (user_id, cart_id) REFERENCES carts (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE UNIQUE INDEX payments_open_of_cart ON payments (user_id, cart_id)
  WHERE state = 'created' OR state = 'pending' OR state = 'authorized';
CREATE INDEX payments_of_order ON payments (user_id, order_id, id);
CREATE INDEX payments_by_state ON payments (user_id, state, id);
CREATE INDEX payments_of_all ON payments (id);
SELECT secure_tenant_table('payments', 'SELECT, INSERT, UPDATE');

-- Each sum that came or went, as it was booked. Nothing is written over.
CREATE TABLE payment_entries (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  payment_id bigint NOT NULL,
  kind varchar(20) NOT NULL CHECK (kind IN ('captured', 'refunded')),
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  note varchar(1000),
  by_user_id bigint REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, payment_id) REFERENCES payments (user_id, id)
);
CREATE INDEX payment_entries_of_payment ON payment_entries (user_id, payment_id, id);
SELECT secure_tenant_table('payment_entries', 'SELECT, INSERT');

CREATE TABLE refunds (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  payment_id bigint NOT NULL,
  state varchar(20) NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed')),
  amount numeric(10, 2) NOT NULL CHECK (amount > 0),
  currency char(3),
  reason varchar(1000),
  restock boolean NOT NULL DEFAULT false,
  by_user_id bigint REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id),
  FOREIGN KEY (user_id, payment_id) REFERENCES payments (user_id, id)
);
CREATE INDEX refunds_of_order ON refunds (user_id, order_id, id);
SELECT secure_tenant_table('refunds', 'SELECT, INSERT, UPDATE');

CREATE TABLE refund_items (
  user_id bigint NOT NULL,
  refund_id bigint NOT NULL,
  order_item_id bigint NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  amount numeric(10, 2) NOT NULL,
  PRIMARY KEY (user_id, refund_id, order_item_id),
  FOREIGN KEY (user_id, refund_id) REFERENCES refunds (user_id, id),
  FOREIGN KEY (user_id, order_item_id) REFERENCES order_items (user_id, id)
);
SELECT secure_tenant_table('refund_items', 'SELECT, INSERT');

-- Fulfillments --------------------------------------------------------------------------------------------------------------

CREATE TABLE fulfillments (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  order_id bigint NOT NULL,
  state varchar(20) NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'shipped', 'delivered', 'cancelled')),
  carrier varchar(100),
  tracking_number varchar(100),
  tracking_url varchar(2000),
  shipped_at timestamptz,
  delivered_at timestamptz,
  by_user_id bigint REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX fulfillments_of_order ON fulfillments (user_id, order_id, id);
CREATE INDEX fulfillments_of_all ON fulfillments (id);
SELECT secure_tenant_table('fulfillments', 'SELECT, INSERT, UPDATE');

CREATE TABLE fulfillment_items (
  user_id bigint NOT NULL,
  fulfillment_id bigint NOT NULL,
  order_item_id bigint NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (user_id, fulfillment_id, order_item_id),
  FOREIGN KEY (user_id, fulfillment_id) REFERENCES fulfillments (user_id, id),
  FOREIGN KEY (user_id, order_item_id) REFERENCES order_items (user_id, id)
);
SELECT secure_tenant_table('fulfillment_items', 'SELECT, INSERT');

-- Who writes an order names it before it is there.
GRANT USAGE ON SEQUENCE orders_id_seq TO :"tenant_role";

-- What the buyer of one order sees of it.
CREATE POLICY bought ON orders FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND id = (SELECT current_order()) AND source = 'storefront');
DO $$
DECLARE
  part regclass;
BEGIN
  FOREACH part IN ARRAY ARRAY['order_items', 'order_charges', 'order_taxes', 'order_discounts', 'fulfillments', 'payments', 'order_notes']::regclass[]
  LOOP
    EXECUTE format('CREATE POLICY bought ON %s FOR SELECT TO %I USING (user_id = (SELECT visited_shop()) AND order_id = (SELECT id FROM orders)%s)',
      part, :'visitor_role', CASE WHEN part = 'order_notes'::regclass THEN ' AND public' ELSE '' END);
  END LOOP;
END $$;
CREATE POLICY bought ON fulfillment_items FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND fulfillment_id IN (SELECT id FROM fulfillments));
GRANT SELECT ON order_charges, order_taxes, order_discounts, fulfillment_items TO :"visitor_role";
GRANT SELECT (user_id, id, number, status, source, email, currency, total_price, items_total, discount_total, shipping_total,
  tax_total, prices_include_tax, shipping_address, billing_address, note, payment_status, fulfillment_status, created_at)
  ON orders TO :"visitor_role";
GRANT SELECT (user_id, id, order_id, product_id, quantity, product_name, unit_price, sku, options, discount, tax, tax_rate,
  fulfilled, cancelled, returned) ON order_items TO :"visitor_role";
GRANT SELECT (user_id, id, order_id, state, carrier, tracking_number, tracking_url, shipped_at, delivered_at) ON fulfillments
  TO :"visitor_role";
GRANT SELECT (user_id, id, order_id, provider, state, amount, captured, refunded) ON payments TO :"visitor_role";
GRANT SELECT (user_id, id, order_id, text, public, created_at) ON order_notes TO :"visitor_role";

-- The ledger --------------------------------------------------------------------------------------------------------------

-- Lines are cancelled and come back in parts: what keeps a unit from coming back twice is the count on its line.
ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_kind_check, DROP CONSTRAINT stock_movements_check;
ALTER TABLE stock_movements
  ADD CHECK (kind IN ('opening', 'order', 'cancellation', 'return', 'correction', 'hold', 'release')),
  ADD CHECK ((kind IN ('order', 'cancellation', 'return')) = (order_id IS NOT NULL));
DROP INDEX stock_movements_of_order;
CREATE UNIQUE INDEX stock_movements_of_order ON stock_movements (user_id, order_id, product_id) WHERE kind = 'order';
CREATE INDEX stock_movements_back_from_order ON stock_movements (user_id, order_id) WHERE kind = 'cancellation' OR kind = 'return';

-- Orders that went their way before: the rows that say so --------------------------------------------------------------------

UPDATE orders SET
  payment_status = CASE WHEN status = 'refunded' THEN 'refunded' WHEN status IN ('paid', 'shipped', 'delivered') THEN 'paid' ELSE 'unpaid' END,
  fulfillment_status = CASE WHEN status IN ('shipped', 'delivered') THEN status ELSE 'none' END,
  cancelled_total = CASE WHEN status = 'cancelled' THEN total_price ELSE 0 END
  WHERE status <> 'pending';
UPDATE orders SET fulfillment_status = gone.to_status FROM (
    SELECT DISTINCT ON (user_id, order_id) user_id, order_id, to_status FROM order_transitions
    WHERE to_status IN ('shipped', 'delivered') ORDER BY user_id, order_id, id DESC) AS gone
  WHERE orders.status = 'refunded' AND gone.user_id = orders.user_id AND gone.order_id = orders.id;
UPDATE order_items SET
  cancelled = CASE WHEN orders.status = 'cancelled' THEN quantity ELSE 0 END,
  fulfilled = CASE WHEN fulfillment_status IN ('shipped', 'delivered') THEN quantity ELSE 0 END,
  refunded = CASE WHEN orders.status = 'refunded' THEN quantity ELSE 0 END
  FROM orders WHERE orders.user_id = order_items.user_id AND orders.id = order_id AND orders.status <> 'pending';
ALTER TABLE payments NO FORCE ROW LEVEL SECURITY;
ALTER TABLE fulfillments NO FORCE ROW LEVEL SECURITY;
ALTER TABLE fulfillment_items NO FORCE ROW LEVEL SECURITY;
INSERT INTO payments (user_id, order_id, provider, state, currency, amount, captured, refunded, created_at, updated_at)
  SELECT orders.user_id, id, 'manual', CASE WHEN orders.status = 'refunded' THEN 'refunded' ELSE 'captured' END, shops.currency,
    total_price, total_price, CASE WHEN orders.status = 'refunded' THEN total_price ELSE 0 END, orders.updated_at, orders.updated_at
  FROM orders JOIN shops USING (user_id) WHERE orders.status IN ('paid', 'shipped', 'delivered', 'refunded') AND total_price > 0;
INSERT INTO fulfillments (user_id, order_id, state, shipped_at, delivered_at, created_at, updated_at)
  SELECT user_id, id, fulfillment_status, updated_at, CASE WHEN fulfillment_status = 'delivered' THEN updated_at END, updated_at, updated_at
  FROM orders WHERE fulfillment_status IN ('shipped', 'delivered');
INSERT INTO fulfillment_items (user_id, fulfillment_id, order_item_id, quantity)
  SELECT fulfillments.user_id, fulfillments.id, order_items.id, quantity
  FROM fulfillments JOIN order_items USING (user_id, order_id);
ALTER TABLE payments FORCE ROW LEVEL SECURITY;
ALTER TABLE fulfillments FORCE ROW LEVEL SECURITY;
ALTER TABLE fulfillment_items FORCE ROW LEVEL SECURITY;
ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
ALTER TABLE order_items FORCE ROW LEVEL SECURITY;
ALTER TABLE order_transitions FORCE ROW LEVEL SECURITY;
