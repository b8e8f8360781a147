-- A database that is divided by shop (docs/scaling-out.md) can only keep a key that says whose the row is. Rows are looked for by their id
-- alone where an operator names one, and by the relays: for that there is an index, which need not be unique, since ids are given out
-- once. On large tables build these before, CONCURRENTLY.

CREATE UNIQUE INDEX IF NOT EXISTS personal_access_tokens_key ON personal_access_tokens (user_id, id);
CREATE INDEX IF NOT EXISTS personal_access_tokens_by_id ON personal_access_tokens (id);
ALTER TABLE personal_access_tokens DROP CONSTRAINT personal_access_tokens_pkey,
  ADD CONSTRAINT personal_access_tokens_pkey PRIMARY KEY USING INDEX personal_access_tokens_key;
DROP INDEX personal_access_tokens_of_user;

CREATE UNIQUE INDEX IF NOT EXISTS notification_deliveries_key ON notification_deliveries (user_id, id);
CREATE INDEX IF NOT EXISTS notification_deliveries_by_id ON notification_deliveries (id);
-- The version before plans mails by the one without the user: 0073 drops that.
CREATE UNIQUE INDEX IF NOT EXISTS notification_deliveries_of_event
  ON notification_deliveries (user_id, event_id, channel, recipient);
ALTER TABLE notification_deliveries DROP CONSTRAINT notification_deliveries_pkey,
  ADD CONSTRAINT notification_deliveries_pkey PRIMARY KEY USING INDEX notification_deliveries_key;
DROP INDEX notification_deliveries_of_user;

CREATE UNIQUE INDEX IF NOT EXISTS order_transitions_key ON order_transitions (user_id, id);
ALTER TABLE order_transitions DROP CONSTRAINT order_transitions_pkey,
  ADD CONSTRAINT order_transitions_pkey PRIMARY KEY USING INDEX order_transitions_key;

CREATE UNIQUE INDEX IF NOT EXISTS stock_movements_key ON stock_movements (user_id, id);
ALTER TABLE stock_movements DROP CONSTRAINT stock_movements_pkey,
  ADD CONSTRAINT stock_movements_pkey PRIMARY KEY USING INDEX stock_movements_key;

-- These have such a key already, to which other tables refer. It cannot be made the primary one without checking all of those anew, so it
-- is named as what tells rows apart.
CREATE INDEX IF NOT EXISTS orders_by_id ON orders (id);
ALTER TABLE orders DROP CONSTRAINT orders_pkey, REPLICA IDENTITY USING INDEX orders_user_id_id_key;
CREATE INDEX IF NOT EXISTS outbox_by_id ON outbox (id);
ALTER TABLE outbox DROP CONSTRAINT outbox_pkey, REPLICA IDENTITY USING INDEX outbox_user_id_id_key;
ALTER TABLE order_items DROP CONSTRAINT order_items_pkey, REPLICA IDENTITY USING INDEX order_items_user_id_id_key;
-- The version before groups by the primary key of products: 0073 drops that.
CREATE INDEX IF NOT EXISTS products_by_id ON products (id);
ALTER TABLE products REPLICA IDENTITY USING INDEX products_user_id_id_key;

CREATE UNIQUE INDEX IF NOT EXISTS low_stock_key ON low_stock (user_id, product_id);
ALTER TABLE low_stock DROP CONSTRAINT low_stock_pkey,
  ADD CONSTRAINT low_stock_pkey PRIMARY KEY USING INDEX low_stock_key,
  DROP CONSTRAINT low_stock_product_id_fkey,
  ADD CONSTRAINT low_stock_of_product FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id) NOT VALID;

CREATE OR REPLACE FUNCTION note_low_stock(product bigint, owner bigint, stock integer, present boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF present AND stock <= 5 THEN
    INSERT INTO low_stock (product_id, user_id, quantity) VALUES (product, owner, stock)
      ON CONFLICT (user_id, product_id) DO UPDATE SET quantity = excluded.quantity;
  ELSE
    DELETE FROM low_stock WHERE user_id = owner AND product_id = product;
  END IF;
END $$;
