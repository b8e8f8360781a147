-- Deleted products are looked for by who wants one back; they are few beside those that are sold.
CREATE INDEX products_deleted ON products (user_id, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX products_of_all_deleted ON products (id) WHERE deleted_at IS NOT NULL;
