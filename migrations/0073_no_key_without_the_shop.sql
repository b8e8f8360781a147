-- The version before runs on beside it.
-- What 0072 left to the version before it: that one does not run beside this.
ALTER TABLE products DROP CONSTRAINT products_pkey;
ALTER TABLE notification_deliveries DROP CONSTRAINT notification_deliveries_event_id_channel_recipient_key;
ALTER TABLE low_stock VALIDATE CONSTRAINT low_stock_of_product;
