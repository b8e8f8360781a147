-- The version before runs on beside it.
-- Payments that come by a provider: what is quoted, the stock that is kept meanwhile, and what is to be looked at when.

ALTER TABLE payment_accounts
  -- The shop's own account at the provider, where it has one.
  ADD COLUMN account_ref varchar(255),
  -- Whether money can come by now, as the provider said last.
  ADD COLUMN ready boolean NOT NULL DEFAULT true;
CREATE INDEX payment_accounts_by_ref ON payment_accounts (provider, account_ref) WHERE account_ref IS NOT NULL;
GRANT SELECT (ready) ON payment_accounts TO :"visitor_role";

ALTER TABLE payments
  -- What the provider knows it by before it has told us its own reference: asked twice with it, it opens one payment.
  ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN account_ref varchar(255),
  ADD COLUMN scenario varchar(20),
  ADD COLUMN return_url varchar(2000),
  -- What the buyer does next.
  ADD COLUMN next jsonb,
  -- All that the order is written from, as the buyer saw it when the payment began.
  ADD COLUMN quote jsonb,
  -- What came in another currency than the one that was asked for.
  ADD COLUMN received_currency char(3),
  -- Asked to be given back, and not given back yet.
  ADD COLUMN refunding numeric(10, 2) NOT NULL DEFAULT 0 CHECK (refunding >= 0),
  ADD COLUMN disputed boolean NOT NULL DEFAULT false,
  -- Why it failed, or is looked at by the shop.
  ADD COLUMN failure varchar(1000),
  ADD COLUMN cancelling_since timestamptz,
  ADD COLUMN review_until timestamptz,
  -- When a worker looks at it next, and how often one did.
  ADD COLUMN due_at timestamptz,
  ADD COLUMN looks integer NOT NULL DEFAULT 0,
  ADD CHECK (captured >= refunded + refunding);
CREATE UNIQUE INDEX payments_of_provider ON payments (user_id, provider, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX payments_by_ref ON payments (provider, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX payments_of_cart ON payments (user_id, cart_id, id) WHERE cart_id IS NOT NULL;
CREATE INDEX payments_due ON payments (due_at) WHERE due_at IS NOT NULL;

CREATE POLICY of_cart ON payments FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts));
GRANT SELECT (cart_id, next, failure, currency) ON payments TO :"visitor_role";

-- Stock that is kept for a cart while it is paid. It has been taken from the product already, through the ledger.
ALTER TABLE carts ADD COLUMN hold_ends_at timestamptz;
CREATE INDEX carts_that_hold ON carts (hold_ends_at) WHERE hold_ends_at IS NOT NULL;
CREATE TABLE stock_holds (
  user_id bigint NOT NULL,
  cart_id bigint NOT NULL,
  product_id bigint NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, cart_id, product_id),
  FOREIGN KEY (user_id, cart_id) REFERENCES carts (user_id, id),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
SELECT secure_tenant_table('stock_holds', 'SELECT, INSERT, DELETE');
CREATE INDEX stock_holds_of_product ON stock_holds (user_id, product_id);
CREATE POLICY visited ON stock_holds FOR SELECT TO :"visitor_role"
  USING (user_id = (SELECT visited_shop()) AND cart_id = (SELECT id FROM carts));
GRANT SELECT ON stock_holds TO :"visitor_role";

ALTER TABLE stock_movements ADD COLUMN cart_id bigint,
  ADD CHECK ((kind IN ('hold', 'release')) = (cart_id IS NOT NULL));

-- A payment that came too late for its order is given back without one.
ALTER TABLE refunds
  ALTER COLUMN order_id DROP NOT NULL,
  ADD COLUMN key uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN provider_ref varchar(255),
  -- The part of it that is for shipping.
  ADD COLUMN shipping numeric(10, 2) NOT NULL DEFAULT 0 CHECK (shipping BETWEEN 0 AND amount),
  ADD COLUMN failure varchar(1000),
  ADD COLUMN due_at timestamptz,
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
CREATE UNIQUE INDEX refunds_of_provider ON refunds (user_id, payment_id, provider_ref) WHERE provider_ref IS NOT NULL;
CREATE INDEX refunds_of_payment ON refunds (user_id, payment_id, id);
CREATE INDEX refunds_due ON refunds (due_at) WHERE due_at IS NOT NULL;

-- What providers told us, each once. They carry no truth: what they name is looked up.
CREATE TABLE provider_events (
  provider varchar(20) NOT NULL,
  event_id varchar(255) NOT NULL,
  -- The payment by its reference, by the key it was started with, or by a part of it; or an account.
  ref varchar(255),
  key varchar(255),
  part jsonb,
  account_ref varchar(255),
  received_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz DEFAULT now(),
  PRIMARY KEY (provider, event_id)
);
CREATE INDEX provider_events_due ON provider_events (due_at) WHERE due_at IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_events TO :"platform_role";

-- The book of the provider that demo and tests pay by; nothing of ours is looked up in it but by asking that provider.
CREATE TABLE test_provider_payments (
  ref varchar(255) PRIMARY KEY,
  key varchar(255) NOT NULL UNIQUE,
  scenario varchar(20) NOT NULL,
  currency char(3) NOT NULL,
  amount bigint NOT NULL,
  state varchar(20) NOT NULL,
  captured bigint NOT NULL DEFAULT 0,
  -- From then on one that comes late is paid.
  pays_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE test_provider_refunds (
  ref varchar(255) PRIMARY KEY,
  key varchar(255) UNIQUE,
  payment_ref varchar(255) NOT NULL REFERENCES test_provider_payments,
  amount bigint NOT NULL CHECK (amount > 0),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX test_provider_refunds_of_payment ON test_provider_refunds (payment_ref);
GRANT SELECT, INSERT, UPDATE ON test_provider_payments, test_provider_refunds TO :"platform_role";
