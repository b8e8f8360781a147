-- Order numbers, who moved an order where, the stock ledger, and the answers that a repeated request gets again.

-- The tables force their row security on the owner too: it is lifted for the rows that are brought along, then forced again.
ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;

-- Order numbers and counts ------------------------------------------------------------------------------------------

-- One row per tenant, written in the order's own transaction: numbers have no gaps because a rollback takes its number
-- back, and a list knows its total without counting. Tenants never wait for each other here.
CREATE TABLE order_counters (
  user_id bigint PRIMARY KEY REFERENCES users,
  last_number bigint NOT NULL DEFAULT 0,
  pending bigint NOT NULL DEFAULT 0,
  paid bigint NOT NULL DEFAULT 0,
  shipped bigint NOT NULL DEFAULT 0,
  delivered bigint NOT NULL DEFAULT 0,
  cancelled bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  CHECK (pending + paid + shipped + delivered + cancelled + refunded = last_number)
) WITH (fillfactor = 50);

ALTER TABLE orders ADD COLUMN number bigint CHECK (number >= 1);
UPDATE orders SET number = numbered.number
  FROM (SELECT id, row_number() OVER (PARTITION BY user_id ORDER BY id) AS number FROM orders) AS numbered
  WHERE numbered.id = orders.id;
ALTER TABLE orders ALTER COLUMN number SET NOT NULL, ADD UNIQUE (user_id, number);
CREATE INDEX orders_by_total_price ON orders (user_id, total_price, id);
-- The operator's lists begin with no user.
CREATE INDEX orders_of_all_by_created_at ON orders (created_at, id);

INSERT INTO order_counters (user_id, last_number, pending, paid, shipped, delivered, cancelled, refunded)
  SELECT user_id, count(*),
    count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
    count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
    count(*) FILTER (WHERE status = 'cancelled'), count(*) FILTER (WHERE status = 'refunded')
  FROM orders GROUP BY user_id;

ALTER TABLE order_counters ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON order_counters TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON order_counters TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON order_counters TO :"tenant_role", :"platform_role";

-- Order history -----------------------------------------------------------------------------------------------------

CREATE TABLE order_transitions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL,
  order_id bigint NOT NULL,
  from_status varchar(50),
  to_status varchar(50) NOT NULL,
  -- Who moved it: its owner or an operator. Empty for what happened before the history was kept.
  by_user_id bigint REFERENCES users,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX order_transitions_of_order ON order_transitions (user_id, order_id, id);
INSERT INTO order_transitions (user_id, order_id, to_status, created_at)
  SELECT user_id, id, 'pending', created_at FROM orders ORDER BY id;
ALTER TABLE order_transitions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON order_transitions TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON order_transitions TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON order_transitions TO :"tenant_role", :"platform_role";

-- Stock ledger ------------------------------------------------------------------------------------------------------

-- Append-only: nobody below the owner holds UPDATE or DELETE. A product's quantity is the sum of its movements.
CREATE TABLE stock_movements (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL,
  product_id bigint NOT NULL,
  kind varchar(50) NOT NULL CHECK (kind IN ('opening', 'order', 'cancellation', 'correction')),
  delta integer NOT NULL,
  quantity_after integer NOT NULL CHECK (quantity_after >= 0),
  order_id bigint,
  reason varchar(255),
  by_user_id bigint REFERENCES users,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind IN ('order', 'cancellation')) = (order_id IS NOT NULL)),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id),
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id)
);
CREATE INDEX stock_movements_of_product ON stock_movements (user_id, product_id, id);
-- An order takes a product's stock once and gives it back once, whatever the code above it does.
CREATE UNIQUE INDEX stock_movements_of_order ON stock_movements (user_id, order_id, product_id, kind)
  WHERE order_id IS NOT NULL;
INSERT INTO stock_movements (user_id, product_id, kind, delta, quantity_after, reason)
  SELECT user_id, id, 'opening', quantity, quantity, 'Stock when the ledger began' FROM products ORDER BY id;
ALTER TABLE stock_movements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON stock_movements TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON stock_movements TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON stock_movements TO :"tenant_role", :"platform_role";

ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;

-- Permissions -------------------------------------------------------------------------------------------------------

INSERT INTO permissions (name, description) VALUES
  ('orders.cancel', 'Cancel orders that are not shipped yet'),
  ('orders.manage', 'Move orders through their statuses');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE (roles.name = 'admin' AND permissions.name IN ('orders.cancel', 'orders.manage'))
     OR (roles.name IN ('merchant', 'customer') AND permissions.name = 'orders.cancel');

-- Answers to repeat -------------------------------------------------------------------------------------------------

-- The answer that a request with an Idempotency-Key got, written in the transaction of its work. `actor_id` is who asked;
-- `user_id` is whose rows were written, which differs when an operator acts for somebody.
CREATE TABLE idempotency_keys (
  actor_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  route varchar(255) NOT NULL,
  key varchar(255) NOT NULL,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  -- SHA-256 of the body as it was understood.
  fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
  status integer NOT NULL,
  location varchar(255),
  body text NOT NULL,
  request_id varchar(128) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, route, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON idempotency_keys TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON idempotency_keys TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON idempotency_keys TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO :"platform_role";
