-- Which pictures a listing shows, in which order, and which of its products a picture is of; and a shop's logo.
CREATE TABLE listing_media (
  user_id bigint NOT NULL,
  listing_id bigint NOT NULL,
  media_id bigint NOT NULL,
  product_id bigint,
  position integer NOT NULL,
  alt varchar(500) NOT NULL DEFAULT '',
  PRIMARY KEY (user_id, listing_id, media_id),
  FOREIGN KEY (user_id, listing_id) REFERENCES listings (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, media_id) REFERENCES media (user_id, id),
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
CREATE INDEX listing_media_of_media ON listing_media (user_id, media_id);
CREATE INDEX listing_media_of_product ON listing_media (user_id, product_id) WHERE product_id IS NOT NULL;
SELECT secure_tenant_table('listing_media', 'SELECT, INSERT, UPDATE, DELETE');
SELECT tell_visitors_of('listing_media');
CREATE POLICY visited ON listing_media FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop())
  AND EXISTS (SELECT FROM listings WHERE listings.user_id = listing_media.user_id AND listings.id = listing_id));
GRANT SELECT ON listing_media TO :"visitor_role";

ALTER TABLE shops ADD COLUMN logo_media_id bigint,
  ADD FOREIGN KEY (user_id, logo_media_id) REFERENCES media (user_id, id);

CREATE POLICY visited ON media FOR SELECT TO :"visitor_role" USING (
  user_id = (SELECT visited_shop()) AND (
    EXISTS (SELECT FROM listing_media WHERE listing_media.user_id = media.user_id AND media_id = media.id)
    OR id = (SELECT logo_media_id FROM shops WHERE shops.user_id = visited_shop())));
GRANT SELECT (user_id, id, sha256, width, height) ON media TO :"visitor_role";
