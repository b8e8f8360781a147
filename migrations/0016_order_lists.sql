-- Lists of orders stay cheap at a million of them. The operator's lists begin with no user, a tenant's always do.

-- Pages far from the start and counts by status, day and total read these alone, and no row of the table.
DROP INDEX orders_by_created_at, orders_of_all_by_created_at;
CREATE INDEX orders_by_created_at ON orders (user_id, created_at, id) INCLUDE (status, total_price);
CREATE INDEX orders_of_all_by_created_at ON orders (created_at, id) INCLUDE (status, total_price);
CREATE INDEX orders_by_updated_at ON orders (user_id, updated_at, id);
CREATE INDEX orders_of_all_by_updated_at ON orders (updated_at, id);
CREATE INDEX orders_of_all_by_total_price ON orders (total_price, id);

-- Which orders hold a product, without reading its lines.
DROP INDEX order_items_of_product;
CREATE INDEX order_items_of_product ON order_items (user_id, product_id, order_id);
-- A product has one owner: without knowing that, the planner takes both conditions together for a thousand times rarer.
CREATE STATISTICS order_items_owner (dependencies) ON user_id, product_id FROM order_items;
