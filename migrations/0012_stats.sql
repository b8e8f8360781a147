-- The figures of the overview, kept while they change instead of summed when they are asked for.
--
-- A change only ever adds a row of its own to `figure_changes` or `sale_changes`, in its own transaction: nobody waits
-- for anybody, and no lock order is touched. The workers fold these rows into the sums below; whoever reads adds what
-- is not folded yet. Sums and changes are read in one statement, so the figures are those of that very moment.

CREATE FUNCTION utc_day(moment timestamptz) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (moment AT TIME ZONE 'UTC')::date;
-- What is still to be sent, and what counts as sold: cancelled and refunded orders do not.
CREATE FUNCTION order_is_open(status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN status IN ('pending', 'paid');
CREATE FUNCTION order_stands(status text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN status NOT IN ('cancelled', 'refunded');

-- What each day added. Products, those out of stock, open orders and failed jobs are levels: their day is that of the
-- change. Orders by status and revenue belong to the day on which the order was placed.
CREATE TABLE daily_figures (
  user_id bigint NOT NULL REFERENCES users,
  day date NOT NULL,
  products bigint NOT NULL DEFAULT 0,
  out_of_stock bigint NOT NULL DEFAULT 0,
  open_orders bigint NOT NULL DEFAULT 0,
  failed_jobs bigint NOT NULL DEFAULT 0,
  pending bigint NOT NULL DEFAULT 0,
  paid bigint NOT NULL DEFAULT 0,
  shipped bigint NOT NULL DEFAULT 0,
  delivered bigint NOT NULL DEFAULT 0,
  cancelled bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  revenue numeric(20, 2) NOT NULL DEFAULT 0,
  PRIMARY KEY (user_id, day)
);
-- The same over all users, for the operator.
CREATE TABLE platform_daily_figures (LIKE daily_figures INCLUDING DEFAULTS);
ALTER TABLE platform_daily_figures DROP COLUMN user_id, ADD PRIMARY KEY (day);
CREATE TABLE figure_changes (
  LIKE daily_figures INCLUDING DEFAULTS,
  id bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (user_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE TABLE monthly_sales (
  user_id bigint NOT NULL,
  product_id bigint NOT NULL,
  -- The first day of the month in which the orders were placed.
  month date NOT NULL,
  units bigint NOT NULL,
  revenue numeric(20, 2) NOT NULL,
  PRIMARY KEY (user_id, product_id, month),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
CREATE INDEX monthly_sales_best ON monthly_sales (user_id, month, units DESC, revenue DESC, product_id);
CREATE INDEX monthly_sales_best_of_all ON monthly_sales (month, units DESC, revenue DESC, product_id);
CREATE TABLE sale_changes (
  LIKE monthly_sales,
  id bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (user_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- An index on products.quantity would make every order rewrite all of the product's index entries; here only those
-- products are written that run out.
CREATE TABLE low_stock (
  product_id bigint PRIMARY KEY REFERENCES products,
  user_id bigint NOT NULL,
  quantity integer NOT NULL
);
CREATE INDEX low_stock_of_user ON low_stock (user_id, quantity, product_id);
CREATE INDEX low_stock_of_all ON low_stock (quantity, product_id);

ALTER TABLE daily_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform_daily_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE figure_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE monthly_sales ENABLE ROW LEVEL SECURITY;
ALTER TABLE sale_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE low_stock ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON daily_figures TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY own ON figure_changes TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY own ON monthly_sales TO :"tenant_role" USING (user_id = (SELECT current_tenant()));
CREATE POLICY own ON sale_changes TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY own ON low_stock TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON daily_figures TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON platform_daily_figures TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON figure_changes TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON monthly_sales TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON sale_changes TO :"platform_role" USING (true) WITH CHECK (true);
CREATE POLICY platform ON low_stock TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT ON daily_figures, monthly_sales TO :"tenant_role";
GRANT SELECT, INSERT ON figure_changes, sale_changes TO :"tenant_role";
GRANT SELECT, INSERT, UPDATE ON daily_figures, platform_daily_figures, monthly_sales TO :"platform_role";
GRANT SELECT, INSERT, DELETE ON figure_changes, sale_changes TO :"platform_role";
GRANT SELECT, INSERT, UPDATE, DELETE ON low_stock TO :"tenant_role", :"platform_role";

-- Orders --------------------------------------------------------------------------------------------------------

CREATE FUNCTION note_placed_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes
    (user_id, day, open_orders, pending, paid, shipped, delivered, cancelled, refunded, revenue)
  VALUES (
    NEW.user_id, utc_day(NEW.created_at), order_is_open(NEW.status)::int,
    (NEW.status = 'pending')::int, (NEW.status = 'paid')::int, (NEW.status = 'shipped')::int,
    (NEW.status = 'delivered')::int, (NEW.status = 'cancelled')::int, (NEW.status = 'refunded')::int,
    CASE WHEN order_stands(NEW.status) THEN NEW.total_price ELSE 0 END);
  RETURN NULL;
END $$;
CREATE TRIGGER order_placed AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note_placed_order();

CREATE FUNCTION note_moved_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opened integer := order_is_open(NEW.status)::int - order_is_open(OLD.status)::int;
  sold integer := order_stands(NEW.status)::int - order_stands(OLD.status)::int;
BEGIN
  INSERT INTO figure_changes (user_id, day, pending, paid, shipped, delivered, cancelled, refunded, revenue)
  VALUES (
    NEW.user_id, utc_day(NEW.created_at),
    (NEW.status = 'pending')::int - (OLD.status = 'pending')::int,
    (NEW.status = 'paid')::int - (OLD.status = 'paid')::int,
    (NEW.status = 'shipped')::int - (OLD.status = 'shipped')::int,
    (NEW.status = 'delivered')::int - (OLD.status = 'delivered')::int,
    (NEW.status = 'cancelled')::int - (OLD.status = 'cancelled')::int,
    (NEW.status = 'refunded')::int - (OLD.status = 'refunded')::int,
    CASE WHEN order_stands(NEW.status) THEN NEW.total_price ELSE 0 END
      - CASE WHEN order_stands(OLD.status) THEN OLD.total_price ELSE 0 END);
  IF opened <> 0 THEN
    INSERT INTO figure_changes (user_id, day, open_orders) VALUES (NEW.user_id, utc_day(now()), opened);
  END IF;
  IF sold <> 0 THEN
    INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
      SELECT user_id, product_id, date_trunc('month', utc_day(NEW.created_at)), sold * quantity,
        sold * quantity * unit_price
      FROM order_items WHERE user_id = NEW.user_id AND order_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER order_moved AFTER UPDATE OF status, total_price ON orders FOR EACH ROW
  WHEN (OLD.status <> NEW.status OR OLD.total_price <> NEW.total_price) EXECUTE FUNCTION note_moved_order();

CREATE FUNCTION note_sold_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT NEW.user_id, NEW.product_id, date_trunc('month', utc_day(created_at)), NEW.quantity,
      NEW.quantity * NEW.unit_price
    FROM orders WHERE user_id = NEW.user_id AND id = NEW.order_id AND order_stands(status);
  RETURN NULL;
END $$;
CREATE TRIGGER order_item_sold AFTER INSERT ON order_items FOR EACH ROW EXECUTE FUNCTION note_sold_item();

-- Products ------------------------------------------------------------------------------------------------------

-- How few are few. The triggers' conditions below name it, too.
CREATE FUNCTION note_low_stock(product bigint, owner bigint, stock integer, present boolean) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF present AND stock <= 5 THEN
    INSERT INTO low_stock (product_id, user_id, quantity) VALUES (product, owner, stock)
      ON CONFLICT (product_id) DO UPDATE SET user_id = excluded.user_id, quantity = excluded.quantity;
  ELSE
    DELETE FROM low_stock WHERE product_id = product;
  END IF;
END $$;

CREATE FUNCTION note_new_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO figure_changes (user_id, day, products, out_of_stock)
      VALUES (NEW.user_id, utc_day(NEW.created_at), 1, (NEW.quantity = 0)::int);
    PERFORM note_low_stock(NEW.id, NEW.user_id, NEW.quantity, true);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER product_created AFTER INSERT ON products FOR EACH ROW EXECUTE FUNCTION note_new_product();

-- A product that changed hands leaves the figures of the one who had it.
CREATE FUNCTION note_changed_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes (user_id, day, products, out_of_stock)
    SELECT user_id, utc_day(now()), sum(products), sum(out_of_stock)
    FROM (VALUES
      (OLD.user_id, -(OLD.deleted_at IS NULL)::int, -(OLD.deleted_at IS NULL AND OLD.quantity = 0)::int),
      (NEW.user_id, (NEW.deleted_at IS NULL)::int, (NEW.deleted_at IS NULL AND NEW.quantity = 0)::int)
    ) AS counted (user_id, products, out_of_stock)
    GROUP BY user_id HAVING sum(products) <> 0 OR sum(out_of_stock) <> 0;
  PERFORM note_low_stock(NEW.id, NEW.user_id, NEW.quantity, NEW.deleted_at IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER product_changed AFTER UPDATE OF user_id, quantity, deleted_at ON products FOR EACH ROW
  WHEN (OLD.user_id <> NEW.user_id OR (OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)
    OR (OLD.quantity <> NEW.quantity AND least(OLD.quantity, NEW.quantity) <= 5))
  EXECUTE FUNCTION note_changed_product();

-- Failed jobs ---------------------------------------------------------------------------------------------------

CREATE FUNCTION note_failed_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes (user_id, day, failed_jobs)
    VALUES (coalesce(NEW.user_id, OLD.user_id), utc_day(now()), CASE WHEN NEW.status = 'failed' THEN 1 ELSE -1 END);
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_failed AFTER UPDATE OF status ON notification_deliveries FOR EACH ROW
  WHEN ((OLD.status = 'failed') <> (NEW.status = 'failed')) EXECUTE FUNCTION note_failed_job();
CREATE TRIGGER delivery_deleted AFTER DELETE ON notification_deliveries FOR EACH ROW
  WHEN (OLD.status = 'failed') EXECUTE FUNCTION note_failed_job();

-- What is there already -----------------------------------------------------------------------------------------

-- Counts everything from the tables, for sums that are empty.
CREATE FUNCTION count_figures() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes (user_id, day, pending, paid, shipped, delivered, cancelled, refunded, revenue)
    SELECT user_id, utc_day(created_at),
      count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
      count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
      count(*) FILTER (WHERE status = 'cancelled'), count(*) FILTER (WHERE status = 'refunded'),
      coalesce(sum(total_price) FILTER (WHERE order_stands(status)), 0)
    FROM orders GROUP BY user_id, utc_day(created_at);
  -- An order opened when it was placed, and closed when it was sent, cancelled or refunded while open.
  INSERT INTO figure_changes (user_id, day, open_orders)
    SELECT user_id, day, sum(change) FROM (
      SELECT user_id, utc_day(created_at) AS day, 1 AS change FROM orders
      UNION ALL
      SELECT orders.user_id, utc_day(coalesce(closed.at, orders.updated_at)), -1 FROM orders
        LEFT JOIN LATERAL (
          SELECT min(created_at) AS at FROM order_transitions AS moved
          WHERE moved.user_id = orders.user_id AND moved.order_id = orders.id
            AND NOT order_is_open(moved.to_status)
        ) AS closed ON true
      WHERE NOT order_is_open(status)
    ) AS opened GROUP BY user_id, day;
  INSERT INTO figure_changes (user_id, day, products)
    SELECT user_id, day, sum(change) FROM (
      SELECT user_id, utc_day(created_at) AS day, 1 AS change FROM products
      UNION ALL SELECT user_id, utc_day(deleted_at), -1 FROM products WHERE deleted_at IS NOT NULL
    ) AS present GROUP BY user_id, day;
  INSERT INTO figure_changes (user_id, day, out_of_stock)
    SELECT user_id, utc_day(updated_at), count(*) FROM products
    WHERE deleted_at IS NULL AND quantity = 0 GROUP BY user_id, utc_day(updated_at);
  INSERT INTO figure_changes (user_id, day, failed_jobs)
    SELECT user_id, utc_day(coalesce(failed_at, created_at)), count(*) FROM notification_deliveries
    WHERE status = 'failed' GROUP BY user_id, utc_day(coalesce(failed_at, created_at));
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT user_id, item.product_id, date_trunc('month', utc_day(orders.created_at)), sum(item.quantity),
      sum(item.quantity * item.unit_price)
    FROM orders JOIN order_items AS item USING (user_id)
    WHERE item.order_id = orders.id AND order_stands(orders.status)
    GROUP BY user_id, item.product_id, date_trunc('month', utc_day(orders.created_at));
  INSERT INTO low_stock (product_id, user_id, quantity)
    SELECT id, user_id, quantity FROM products WHERE deleted_at IS NULL AND quantity <= 5;
END $$;

-- The tables force their row security on the owner too: it is lifted while they are summed, then forced again.
ALTER TABLE products NO FORCE ROW LEVEL SECURITY;
ALTER TABLE orders NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_items NO FORCE ROW LEVEL SECURITY;
ALTER TABLE order_transitions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_deliveries NO FORCE ROW LEVEL SECURITY;

SELECT count_figures();

ALTER TABLE products FORCE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
ALTER TABLE order_items FORCE ROW LEVEL SECURITY;
ALTER TABLE order_transitions FORCE ROW LEVEL SECURITY;
ALTER TABLE notification_deliveries FORCE ROW LEVEL SECURITY;
ALTER TABLE daily_figures FORCE ROW LEVEL SECURITY;
ALTER TABLE platform_daily_figures FORCE ROW LEVEL SECURITY;
ALTER TABLE figure_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE monthly_sales FORCE ROW LEVEL SECURITY;
ALTER TABLE sale_changes FORCE ROW LEVEL SECURITY;
ALTER TABLE low_stock FORCE ROW LEVEL SECURITY;
