-- Two roles reach these tables, and neither owns one. :"tenant_role" serves one user per transaction and sees that
-- user's rows alone; :"platform_role" is the operator's scope. The migrator fills in both names, as psql -v would.

CREATE FUNCTION current_tenant() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  -- A transaction-local setting reads back as '' on a reused connection: no tenant, therefore no rows.
  RETURN nullif(current_setting('souk.tenant', true), '')::bigint;

GRANT USAGE ON SCHEMA public TO :"tenant_role", :"platform_role";

-- Users ---------------------------------------------------------------------------------------------------------

CREATE TABLE users (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL,
  email varchar(255) NOT NULL,
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email));
ALTER TABLE users ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON users TO :"tenant_role"
  USING (id = (SELECT current_tenant())) WITH CHECK (id = (SELECT current_tenant()));
CREATE POLICY platform ON users TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT (id, name, email, created_at, updated_at) ON users TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON users TO :"platform_role";

CREATE TABLE personal_access_tokens (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  name varchar(255) NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  abilities text[] NOT NULL DEFAULT '{*}',
  last_used_at timestamptz,
  expires_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX personal_access_tokens_of_user ON personal_access_tokens (user_id, id);
ALTER TABLE personal_access_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON personal_access_tokens TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON personal_access_tokens TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON personal_access_tokens TO :"tenant_role", :"platform_role";

-- Roles and permissions: rows, so that an operator makes others from the same permissions --------------------------

CREATE TABLE roles (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  seeded boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE permissions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(255) NOT NULL UNIQUE,
  description text NOT NULL
);
CREATE TABLE role_permissions (
  role_id bigint NOT NULL REFERENCES roles ON DELETE CASCADE,
  permission_id bigint NOT NULL REFERENCES permissions ON DELETE CASCADE,
  PRIMARY KEY (role_id, permission_id)
);
CREATE TABLE user_roles (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  role_id bigint NOT NULL REFERENCES roles ON DELETE RESTRICT,
  PRIMARY KEY (user_id, role_id)
);
CREATE INDEX user_roles_of_role ON user_roles (role_id);
ALTER TABLE user_roles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON user_roles TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON user_roles TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON roles, permissions, role_permissions, user_roles TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON roles, permissions, role_permissions, user_roles TO :"platform_role";

INSERT INTO permissions (name, description) VALUES
  ('products.view', 'See products'),
  ('products.create', 'Create products'),
  ('products.update', 'Change products'),
  ('products.delete', 'Delete products'),
  ('orders.view', 'See orders'),
  ('orders.create', 'Place orders'),
  ('tenants.any', 'Act on every user''s products and orders, not only on one''s own'),
  ('inbox.view', 'Read the mails that the built-in mail server caught');

INSERT INTO roles (name, seeded) VALUES ('admin', true), ('merchant', true), ('customer', true);

INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name = 'admin'
     OR (roles.name = 'merchant' AND permissions.name IN
          ('products.view', 'products.create', 'products.update', 'products.delete', 'orders.view', 'orders.create'))
     OR (roles.name = 'customer' AND permissions.name IN ('products.view', 'orders.view', 'orders.create'));

-- Catalogue -----------------------------------------------------------------------------------------------------

CREATE TABLE products (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users,
  name varchar(255) NOT NULL,
  description text,
  price numeric(10, 2) NOT NULL CHECK (price >= 0),
  quantity integer NOT NULL CHECK (quantity >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- A deleted product stays as a row: order lines refer to it, and a late cancellation still has its stock to return to.
  deleted_at timestamptz,
  UNIQUE (user_id, id)
);
CREATE INDEX products_by_created_at ON products (user_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_name ON products (user_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX products_by_price ON products (user_id, price, id) WHERE deleted_at IS NULL;
ALTER TABLE products ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON products TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON products TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON products TO :"tenant_role", :"platform_role";

-- Orders --------------------------------------------------------------------------------------------------------

CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users,
  total_price numeric(10, 2) NOT NULL CHECK (total_price >= 0),
  status varchar(50) NOT NULL
    CHECK (status IN ('pending', 'paid', 'shipped', 'delivered', 'cancelled', 'refunded')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (user_id, id)
);
CREATE INDEX orders_by_created_at ON orders (user_id, created_at, id);
CREATE INDEX orders_by_status ON orders (user_id, status, created_at, id);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON orders TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON orders TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON orders TO :"tenant_role", :"platform_role";

CREATE TABLE order_items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL,
  order_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity integer NOT NULL CHECK (quantity >= 1),
  -- The name and the price of the moment: what happens to the product later changes no order.
  product_name varchar(255) NOT NULL,
  unit_price numeric(10, 2) NOT NULL CHECK (unit_price >= 0),
  -- The user is part of both keys, so that no line can join one tenant's order with another tenant's product.
  FOREIGN KEY (user_id, order_id) REFERENCES orders (user_id, id),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
CREATE INDEX order_items_of_order ON order_items (user_id, order_id, id);
CREATE INDEX order_items_of_product ON order_items (user_id, product_id);
ALTER TABLE order_items ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON order_items TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON order_items TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON order_items TO :"tenant_role", :"platform_role";

-- What happens after the commit -----------------------------------------------------------------------------------

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES users,
  event varchar(100) NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  relayed_at timestamptz,
  UNIQUE (user_id, id)
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE relayed_at IS NULL;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON outbox TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON outbox TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON outbox TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO :"platform_role";

CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_outbox', '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_announced AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();

CREATE TABLE notification_deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id bigint NOT NULL,
  event_id bigint NOT NULL,
  channel varchar(50) NOT NULL,
  recipient varchar(255) NOT NULL,
  status varchar(50) NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  -- While an attempt runs nobody else may start one; a worker that died lets its lease run out.
  leased_until timestamptz,
  last_error text,
  message_id text,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  UNIQUE (event_id, channel, recipient),
  FOREIGN KEY (user_id, event_id) REFERENCES outbox (user_id, id)
);
CREATE INDEX notification_deliveries_of_user ON notification_deliveries (user_id, id);
CREATE INDEX notification_deliveries_pending ON notification_deliveries (id) WHERE status = 'pending';
ALTER TABLE notification_deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notification_deliveries TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON notification_deliveries TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON notification_deliveries TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON notification_deliveries TO :"platform_role";
