-- The version before runs on beside it.
-- Each shop has a time zone, and its figures are of days there. Those over all shops are of days in UTC.

ALTER TABLE shops ADD COLUMN time_zone varchar(64) NOT NULL DEFAULT 'UTC';
-- The day over all shops. Undefined where it was noted before: then it is `day` as well.
ALTER TABLE figure_changes ADD COLUMN utc_day date;

CREATE FUNCTION local_day(moment timestamptz, zone text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (moment AT TIME ZONE zone)::date;
CREATE FUNCTION local_month(moment timestamptz, zone text) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN date_trunc('month', moment AT TIME ZONE zone)::date;
-- A shop that is erased has none any more.
CREATE FUNCTION time_zone_of(shop bigint) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce((SELECT time_zone FROM shops WHERE user_id = shop), 'UTC');

-- Whoever notes figures of orders holds the zone until they commit, beside others who do. Whoever changes the zone waits for them,
-- and they for who changes it: each order is noted in the zone that its shop has afterwards.
CREATE FUNCTION hold_time_zone(shop bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('souk.time_zone', shop));
END $$;

-- Orders --------------------------------------------------------------------------------------------------------------

-- Each statement of these functions sees what was committed until it began: the zone is read after it is held.
CREATE OR REPLACE FUNCTION note_placed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_time_zone(user_id) FROM (SELECT DISTINCT user_id FROM placed ORDER BY user_id) AS shop;
  INSERT INTO figure_changes
    (user_id, day, utc_day, open_orders, pending, paid, shipped, delivered, cancelled, refunded, revenue)
  SELECT user_id, local_day(created_at, time_zone_of(user_id)) AS day, utc_day(created_at),
    count(*) FILTER (WHERE order_is_open(status)),
    count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
    count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
    count(*) FILTER (WHERE status = 'cancelled'), count(*) FILTER (WHERE status = 'refunded'),
    coalesce(sum(total_price) FILTER (WHERE order_stands(status)), 0)
  FROM placed GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_moved_order() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  opened integer := order_is_open(NEW.status)::int - order_is_open(OLD.status)::int;
  sold integer := order_stands(NEW.status)::int - order_stands(OLD.status)::int;
  zone text;
BEGIN
  PERFORM hold_time_zone(NEW.user_id);
  zone := time_zone_of(NEW.user_id);
  INSERT INTO figure_changes (user_id, day, utc_day, pending, paid, shipped, delivered, cancelled, refunded, revenue)
  VALUES (
    NEW.user_id, local_day(NEW.created_at, zone), utc_day(NEW.created_at),
    (NEW.status = 'pending')::int - (OLD.status = 'pending')::int,
    (NEW.status = 'paid')::int - (OLD.status = 'paid')::int,
    (NEW.status = 'shipped')::int - (OLD.status = 'shipped')::int,
    (NEW.status = 'delivered')::int - (OLD.status = 'delivered')::int,
    (NEW.status = 'cancelled')::int - (OLD.status = 'cancelled')::int,
    (NEW.status = 'refunded')::int - (OLD.status = 'refunded')::int,
    CASE WHEN order_stands(NEW.status) THEN NEW.total_price ELSE 0 END
      - CASE WHEN order_stands(OLD.status) THEN OLD.total_price ELSE 0 END);
  IF opened <> 0 THEN
    INSERT INTO figure_changes (user_id, day, utc_day, open_orders)
      VALUES (NEW.user_id, local_day(now(), zone), utc_day(now()), opened);
  END IF;
  IF sold <> 0 THEN
    INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
      SELECT user_id, product_id, local_month(NEW.created_at, zone), sold * quantity, sold * quantity * unit_price
      FROM order_items WHERE user_id = NEW.user_id AND order_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_sold_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM hold_time_zone(user_id) FROM (SELECT DISTINCT user_id FROM sold ORDER BY user_id) AS shop;
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT user_id, product_id, month, sum(quantity), sum(quantity * unit_price)
    FROM sold CROSS JOIN LATERAL (
      SELECT local_month(created_at, time_zone_of(sold.user_id)) AS month FROM orders
      WHERE orders.user_id = sold.user_id AND orders.id = sold.order_id AND order_stands(status)
      FOR KEY SHARE) AS placed
    GROUP BY user_id, product_id, month;
  RETURN NULL;
END $$;

-- Levels --------------------------------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION note_new_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.deleted_at IS NULL THEN
    INSERT INTO figure_changes (user_id, day, utc_day, products, out_of_stock)
      VALUES (NEW.user_id, local_day(NEW.created_at, time_zone_of(NEW.user_id)), utc_day(NEW.created_at), 1,
        (NEW.quantity = 0)::int);
    PERFORM note_low_stock(NEW.id, NEW.user_id, NEW.quantity, true);
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_changed_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes (user_id, day, utc_day, products, out_of_stock)
    SELECT user_id, local_day(now(), time_zone_of(user_id)), utc_day(now()), sum(products), sum(out_of_stock)
    FROM (VALUES
      (OLD.user_id, -(OLD.deleted_at IS NULL)::int, -(OLD.deleted_at IS NULL AND OLD.quantity = 0)::int),
      (NEW.user_id, (NEW.deleted_at IS NULL)::int, (NEW.deleted_at IS NULL AND NEW.quantity = 0)::int)
    ) AS counted (user_id, products, out_of_stock)
    GROUP BY user_id HAVING sum(products) <> 0 OR sum(out_of_stock) <> 0;
  PERFORM note_low_stock(NEW.id, NEW.user_id, NEW.quantity, NEW.deleted_at IS NULL);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION note_failed_job() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner bigint := coalesce(NEW.user_id, OLD.user_id);
BEGIN
  INSERT INTO figure_changes (user_id, day, utc_day, failed_jobs)
    VALUES (owner, local_day(now(), time_zone_of(owner)), utc_day(now()),
      CASE WHEN NEW.status = 'failed' THEN 1 ELSE -1 END);
  RETURN NULL;
END $$;

-- Another zone --------------------------------------------------------------------------------------------------------

-- Takes each order from the day it was counted under, and adds it to the one that it has now; so for what was sold in a month.
-- All days and months of a change add up to nothing: the day over all shops is of no matter. Levels stay on the day of their change.
CREATE FUNCTION move_orders_to_their_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('souk.time_zone', NEW.user_id));
  INSERT INTO figure_changes (user_id, day, utc_day, pending, paid, shipped, delivered, cancelled, refunded, revenue)
    SELECT NEW.user_id, moved.day, utc_day(now()),
      coalesce(sum(times) FILTER (WHERE status = 'pending'), 0), coalesce(sum(times) FILTER (WHERE status = 'paid'), 0),
      coalesce(sum(times) FILTER (WHERE status = 'shipped'), 0), coalesce(sum(times) FILTER (WHERE status = 'delivered'), 0),
      coalesce(sum(times) FILTER (WHERE status = 'cancelled'), 0), coalesce(sum(times) FILTER (WHERE status = 'refunded'), 0),
      coalesce(sum(times * total_price) FILTER (WHERE order_stands(status)), 0)
    FROM orders CROSS JOIN LATERAL (VALUES
      (local_day(created_at, OLD.time_zone), -1), (local_day(created_at, NEW.time_zone), 1)) AS moved (day, times)
    WHERE user_id = NEW.user_id AND local_day(created_at, OLD.time_zone) <> local_day(created_at, NEW.time_zone)
    GROUP BY moved.day;
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT NEW.user_id, product_id, moved.month, sum(times * quantity), sum(times * quantity * unit_price)
    FROM orders JOIN order_items AS item USING (user_id)
      CROSS JOIN LATERAL (VALUES
        (local_month(orders.created_at, OLD.time_zone), -1), (local_month(orders.created_at, NEW.time_zone), 1)
      ) AS moved (month, times)
    WHERE user_id = NEW.user_id AND item.order_id = orders.id AND order_stands(status)
      AND local_month(orders.created_at, OLD.time_zone) <> local_month(orders.created_at, NEW.time_zone)
    GROUP BY product_id, moved.month;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_moved_its_days AFTER UPDATE OF time_zone ON shops FOR EACH ROW
  WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION move_orders_to_their_days();

-- Counts everything from the tables, for sums that are empty.
CREATE OR REPLACE FUNCTION count_figures() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes (user_id, day, utc_day, pending, paid, shipped, delivered, cancelled, refunded, revenue)
    SELECT user_id, local_day(orders.created_at, time_zone), utc_day(orders.created_at),
      count(*) FILTER (WHERE orders.status = 'pending'), count(*) FILTER (WHERE orders.status = 'paid'),
      count(*) FILTER (WHERE orders.status = 'shipped'), count(*) FILTER (WHERE orders.status = 'delivered'),
      count(*) FILTER (WHERE orders.status = 'cancelled'), count(*) FILTER (WHERE orders.status = 'refunded'),
      coalesce(sum(total_price) FILTER (WHERE order_stands(orders.status)), 0)
    FROM orders JOIN shops USING (user_id) GROUP BY 1, 2, 3;
  -- An order opened when it was placed, and closed when it was sent, cancelled or refunded while open.
  INSERT INTO figure_changes (user_id, day, utc_day, open_orders)
    SELECT user_id, local_day(at, time_zone), utc_day(at), sum(change) FROM (
      SELECT user_id, created_at AS at, 1 AS change FROM orders
      UNION ALL
      SELECT orders.user_id, coalesce(closed.at, orders.updated_at), -1 FROM orders
        LEFT JOIN LATERAL (
          SELECT min(created_at) AS at FROM order_transitions AS moved
          WHERE moved.user_id = orders.user_id AND moved.order_id = orders.id
            AND NOT order_is_open(moved.to_status)
        ) AS closed ON true
      WHERE NOT order_is_open(status)
    ) AS opened JOIN shops USING (user_id) GROUP BY 1, 2, 3;
  INSERT INTO figure_changes (user_id, day, utc_day, products)
    SELECT user_id, local_day(at, time_zone), utc_day(at), sum(change) FROM (
      SELECT user_id, created_at AS at, 1 AS change FROM products
      UNION ALL SELECT user_id, deleted_at, -1 FROM products WHERE deleted_at IS NOT NULL
    ) AS present JOIN shops USING (user_id) GROUP BY 1, 2, 3;
  INSERT INTO figure_changes (user_id, day, utc_day, out_of_stock)
    SELECT user_id, local_day(products.updated_at, time_zone), utc_day(products.updated_at), count(*)
    FROM products JOIN shops USING (user_id)
    WHERE deleted_at IS NULL AND quantity = 0 GROUP BY 1, 2, 3;
  INSERT INTO figure_changes (user_id, day, utc_day, failed_jobs)
    SELECT user_id, local_day(at, time_zone), utc_day(at), count(*) FROM (
      SELECT user_id, coalesce(failed_at, created_at) AS at FROM notification_deliveries WHERE status = 'failed'
    ) AS failed JOIN shops USING (user_id) GROUP BY 1, 2, 3;
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT user_id, item.product_id, local_month(orders.created_at, time_zone), sum(item.quantity),
      sum(item.quantity * item.unit_price)
    FROM orders JOIN order_items AS item USING (user_id) JOIN shops USING (user_id)
    WHERE item.order_id = orders.id AND order_stands(orders.status)
    GROUP BY 1, 2, 3;
  INSERT INTO low_stock (product_id, user_id, quantity)
    SELECT id, user_id, quantity FROM products WHERE deleted_at IS NULL AND quantity <= 5;
END $$;
