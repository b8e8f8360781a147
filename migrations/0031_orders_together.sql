-- Orders of one shop are placed together, several by one statement: what they add to the figures is noted once for all of them.

CREATE FUNCTION note_placed_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_changes
    (user_id, day, open_orders, pending, paid, shipped, delivered, cancelled, refunded, revenue)
  SELECT user_id, utc_day(created_at), count(*) FILTER (WHERE order_is_open(status)),
    count(*) FILTER (WHERE status = 'pending'), count(*) FILTER (WHERE status = 'paid'),
    count(*) FILTER (WHERE status = 'shipped'), count(*) FILTER (WHERE status = 'delivered'),
    count(*) FILTER (WHERE status = 'cancelled'), count(*) FILTER (WHERE status = 'refunded'),
    coalesce(sum(total_price) FILTER (WHERE order_stands(status)), 0)
  FROM placed GROUP BY user_id, utc_day(created_at);
  RETURN NULL;
END $$;
DROP TRIGGER order_placed ON orders;
CREATE TRIGGER orders_placed AFTER INSERT ON orders
  REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION note_placed_orders();
DROP FUNCTION note_placed_order();

-- Each order is looked up by its key, as PostgreSQL does for foreign keys: by a join, or by an index of lists alone, planned while
-- there were few orders, each line would go on to pass all orders of its shop.
CREATE FUNCTION note_sold_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sale_changes (user_id, product_id, month, units, revenue)
    SELECT user_id, product_id, month, sum(quantity), sum(quantity * unit_price)
    FROM sold CROSS JOIN LATERAL (
      SELECT date_trunc('month', utc_day(created_at)) AS month FROM orders
      WHERE orders.user_id = sold.user_id AND orders.id = sold.order_id AND order_stands(status)
      FOR KEY SHARE) AS placed
    GROUP BY user_id, product_id, month;
  RETURN NULL;
END $$;
DROP TRIGGER order_item_sold ON order_items;
CREATE TRIGGER order_items_sold AFTER INSERT ON order_items
  REFERENCING NEW TABLE AS sold FOR EACH STATEMENT EXECUTE FUNCTION note_sold_items();
DROP FUNCTION note_sold_item();
