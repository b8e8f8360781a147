-- What a shop's own programs keep beside its rows, found by a key. Visitors read a listing's alone.
ALTER TABLE orders ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object');
ALTER TABLE buyers ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(metadata) = 'object');

-- What compares JSON may leak, so row security keeps a tenant's own search from an index. As with texts of products: a view reads
-- as its owner, whom the policy lets see all, and names the tenant itself; what it finds is read through row security.
CREATE INDEX products_by_metadata ON products USING gin (user_id, metadata jsonb_path_ops) WHERE metadata <> '{}';
CREATE INDEX listings_by_metadata ON listings USING gin (user_id, metadata jsonb_path_ops) WHERE metadata <> '{}';
CREATE INDEX orders_by_metadata ON orders USING gin (user_id, metadata jsonb_path_ops) WHERE metadata <> '{}';
CREATE INDEX buyers_by_metadata ON buyers USING gin (user_id, metadata jsonb_path_ops) WHERE metadata <> '{}';
CREATE POLICY searching ON listings FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY searching ON orders FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY searching ON buyers FOR SELECT TO CURRENT_USER USING (true);
CREATE VIEW own_products_metadata AS
  SELECT id, metadata FROM products WHERE user_id = (SELECT current_tenant()) AND metadata <> '{}';
CREATE VIEW own_listings_metadata AS
  SELECT id, metadata FROM listings WHERE user_id = (SELECT current_tenant()) AND metadata <> '{}';
CREATE VIEW own_orders_metadata AS
  SELECT id, metadata FROM orders WHERE user_id = (SELECT current_tenant()) AND metadata <> '{}';
CREATE VIEW own_buyers_metadata AS
  SELECT id, metadata FROM buyers WHERE user_id = (SELECT current_tenant()) AND metadata <> '{}';
GRANT SELECT ON own_products_metadata, own_listings_metadata, own_orders_metadata, own_buyers_metadata TO :"tenant_role";
