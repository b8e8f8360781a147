-- Several people in one shop. The tenant stays the shop's user: a member works under that user's id, and is named beside it as
-- who acted. No policy lets a member's own id see the shop.

INSERT INTO permissions (name, description) VALUES
  ('members.manage', 'Invite people into the shop, say what they may do there, and let them go');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name = 'members.manage';

-- What a member may do in the shop, never more than its user may. Beside the platform's roles, which say what users may do at home.
CREATE TABLE shop_roles (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(50) NOT NULL UNIQUE CHECK (name <> ''),
  description varchar(255) NOT NULL
);
CREATE TABLE shop_role_permissions (
  role_id bigint NOT NULL REFERENCES shop_roles ON DELETE CASCADE,
  permission_id bigint NOT NULL REFERENCES permissions ON DELETE CASCADE,
  PRIMARY KEY (role_id, permission_id)
);
GRANT SELECT ON shop_roles, shop_role_permissions TO :"tenant_role", :"platform_role";

INSERT INTO shop_roles (name, description) VALUES
  ('owner', 'Everything in the shop, its members included'),
  ('manager', 'Everything but the members'),
  ('fulfilment', 'Sees products and orders, and sends orders'),
  ('read-only', 'Sees products, orders and buyers, and changes nothing');
INSERT INTO shop_role_permissions (role_id, permission_id)
  SELECT shop_roles.id, permissions.id FROM shop_roles, permissions
  WHERE permissions.name = ANY (CASE shop_roles.name
    WHEN 'fulfilment' THEN '{products.view, orders.view, orders.fulfill}'
    WHEN 'read-only' THEN '{products.view, orders.view, buyers.view}'
    ELSE '{products.view, products.create, products.update, products.delete, orders.view, orders.create, orders.cancel,
      orders.fulfill, orders.refund, shop.manage, listings.manage, promotions.manage, buyers.view, buyers.manage,
      webhooks.manage, transfers.manage}' END::text[])
    OR (shop_roles.name = 'owner' AND permissions.name = 'members.manage');

-- Whoever works in the shop besides its own user, who is in no row here: nobody can take the shop from its user.
CREATE TABLE shop_members (
  user_id bigint NOT NULL REFERENCES users,
  member_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  role_id bigint NOT NULL REFERENCES shop_roles,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, member_id),
  CHECK (member_id <> user_id)
);
CREATE INDEX shop_members_of_person ON shop_members (member_id, user_id);
CREATE INDEX shop_members_of_role ON shop_members (role_id);
-- A member sees the shops they belong to by way of the platform's role, as tokens are looked up, by their own id.
SELECT secure_tenant_table('shop_members', 'SELECT');

-- An invitation lasts until it is accepted, taken back, or out of date: then its row goes, and the address with it.
CREATE TABLE shop_invitations (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  email varchar(255) NOT NULL,
  role_id bigint NOT NULL REFERENCES shop_roles,
  invited_by bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  -- One of each attempt at sending: nobody knows for sure which of them arrived.
  token_hashes bytea[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE UNIQUE INDEX shop_invitations_by_address ON shop_invitations (user_id, fold_address(email));
CREATE INDEX shop_invitations_by_expiry ON shop_invitations (expires_at);
CREATE INDEX shop_invitations_of_inviter ON shop_invitations (invited_by);
CREATE INDEX shop_invitations_of_role ON shop_invitations (role_id);
SELECT secure_tenant_table('shop_invitations', 'SELECT');

-- Tokens -----------------------------------------------------------------------------------------------------------------

-- The one shop that a token opens. Without it, as signing in makes them, it opens the user's own and each that a request chooses.
ALTER TABLE personal_access_tokens ADD COLUMN shop_id bigint;
-- Those that are there were made when there was one shop to open.
ALTER TABLE personal_access_tokens NO FORCE ROW LEVEL SECURITY;
UPDATE personal_access_tokens SET shop_id = user_id;
ALTER TABLE personal_access_tokens FORCE ROW LEVEL SECURITY;
-- A token for somebody else's shop ends with the membership.
ALTER TABLE personal_access_tokens
  ADD COLUMN joined_shop_id bigint GENERATED ALWAYS AS (nullif(shop_id, user_id)) STORED,
  ADD FOREIGN KEY (joined_shop_id, user_id) REFERENCES shop_members (user_id, member_id) ON DELETE CASCADE;
CREATE INDEX personal_access_tokens_of_member ON personal_access_tokens (joined_shop_id, user_id)
  WHERE joined_shop_id IS NOT NULL;
DROP TRIGGER tokens_changed ON personal_access_tokens;
CREATE TRIGGER tokens_changed AFTER UPDATE OF user_id, token_hash, abilities, expires_at, created_at, shop_id
  ON personal_access_tokens FOR EACH ROW EXECUTE FUNCTION note_changed_access();

-- What processes hold of it ---------------------------------------------------------------------------------------------

-- What a member may do is remembered under the shop, and which shop an address means under the member (see 0008).
CREATE FUNCTION note_changed_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO cache_invalidations (user_id, topic) VALUES (OLD.user_id, 'access'), (OLD.member_id, 'access')
      ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO cache_invalidations (user_id, topic) VALUES (NEW.user_id, 'access'), (NEW.member_id, 'access')
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_members_changed AFTER INSERT OR UPDATE OR DELETE ON shop_members
  FOR EACH ROW EXECUTE FUNCTION note_changed_membership();
CREATE FUNCTION note_changed_shop_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic)
    SELECT DISTINCT user_id, 'access' FROM shop_members WHERE role_id = coalesce(NEW.role_id, OLD.role_id)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER shop_role_permissions_changed AFTER INSERT OR UPDATE OR DELETE ON shop_role_permissions
  FOR EACH ROW EXECUTE FUNCTION note_changed_shop_role();

-- Whoever loses a membership, or has another role, loses what is open in that shop (see 0010).
CREATE FUNCTION tell_lost_membership() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'member:' || OLD.user_id || ':' || OLD.member_id);
  RETURN NULL;
END $$;
CREATE TRIGGER shop_members_lost AFTER UPDATE OR DELETE ON shop_members
  FOR EACH ROW EXECUTE FUNCTION tell_lost_membership();
CREATE FUNCTION tell_smaller_shop_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'members:' || OLD.role_id);
  RETURN NULL;
END $$;
CREATE TRIGGER shop_role_permissions_lost AFTER UPDATE OR DELETE ON shop_role_permissions
  FOR EACH ROW EXECUTE FUNCTION tell_smaller_shop_role();

-- Erasing ---------------------------------------------------------------------------------------------------------------

-- The owner who erases one tenant ends memberships of others with it: what is cached of those is old as well. Whoever types a
-- change of shop roles by hand has to have the members' shops told, too.
CREATE POLICY noting ON cache_invalidations FOR INSERT TO CURRENT_USER WITH CHECK (true);
CREATE POLICY noting ON shop_members FOR SELECT TO CURRENT_USER USING (true);

-- The address of who is erased may stand in invitations of other shops, and in the mails that brought them.
CREATE FUNCTION erased_address() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('souk.erased_address', true), '');
CREATE POLICY erased_address ON shop_invitations TO CURRENT_USER USING (fold_address(email) = (SELECT erased_address()));
CREATE POLICY erased_address ON outbox TO CURRENT_USER
  USING (event = 'shop.member-invited' AND (SELECT erased_address()) IS NOT NULL);
CREATE POLICY erased_address ON notification_deliveries TO CURRENT_USER
  USING (fold_address(recipient) = (SELECT erased_address()) AND event_id IN (
    SELECT id FROM outbox WHERE event = 'shop.member-invited'));
CREATE POLICY erased_address ON account_mails TO CURRENT_USER
  USING (purpose = 'shop-invitation' AND recipient = (SELECT erased_address()));
