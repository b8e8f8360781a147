-- The version before runs on beside it.
-- What a shop is told of besides orders. Triggers write it, so that no command can forget to.

CREATE FUNCTION tell_listing_shown() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  listing listings := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  shown boolean := TG_OP <> 'DELETE' AND listing.visible;
BEGIN
  INSERT INTO outbox (user_id, event, payload)
    VALUES (listing.user_id, CASE WHEN shown THEN 'listing.published' ELSE 'listing.unpublished' END,
      jsonb_build_object('listing', jsonb_build_object('listing_id', listing.id, 'title', listing.title, 'slug', listing.slug)));
  RETURN NULL;
END $$;
CREATE TRIGGER listing_shown AFTER UPDATE OF visible ON listings FOR EACH ROW
  WHEN (OLD.visible <> NEW.visible) EXECUTE FUNCTION tell_listing_shown();
CREATE TRIGGER shown_listing_deleted AFTER DELETE ON listings FOR EACH ROW
  WHEN (OLD.visible) EXECUTE FUNCTION tell_listing_shown();

CREATE FUNCTION tell_product_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO outbox (user_id, event, payload)
    VALUES (NEW.user_id, CASE WHEN NEW.quantity > 0 THEN 'product.restocked' ELSE 'product.sold-out' END,
      jsonb_build_object('product', jsonb_build_object('product_id', NEW.id, 'name', NEW.name, 'sku', NEW.sku)));
  RETURN NULL;
END $$;
CREATE TRIGGER product_stock_told AFTER UPDATE OF quantity ON products FOR EACH ROW
  WHEN (NEW.stock_policy = 'track' AND NEW.deleted_at IS NULL AND (OLD.quantity > 0) <> (NEW.quantity > 0))
  EXECUTE FUNCTION tell_product_stock();
