-- Accounts past registering: the proof of a mailbox, suspension, and the tokens that go out by mail.

ALTER TABLE users
  ADD COLUMN email_verified_at timestamptz,
  -- While it is set nobody gets in as this user.
  ADD COLUMN suspended_at timestamptz,
  ADD COLUMN suspension_reason varchar(1000),
  ADD CONSTRAINT users_suspension_reason_check CHECK (suspension_reason IS NULL OR suspended_at IS NOT NULL);
GRANT SELECT (email_verified_at) ON users TO :"tenant_role";

-- Mailed tokens -------------------------------------------------------------------------------------------------

CREATE TABLE mailed_tokens (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  purpose varchar(50) NOT NULL CHECK (purpose IN ('email-verification', 'password-reset')),
  -- A token proves this address and no other that the user may have had before or after.
  email varchar(255) NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT now(),
  -- One of each attempt at sending: nobody knows for sure which of them arrived.
  token_hashes bytea[] NOT NULL DEFAULT '{}',
  expires_at timestamptz,
  PRIMARY KEY (user_id, purpose)
);
ALTER TABLE mailed_tokens ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
-- The tenant's role is granted nothing here: no request needs to read these as the user whose they are.
CREATE POLICY own ON mailed_tokens TO :"tenant_role"
  USING (user_id = (SELECT current_tenant())) WITH CHECK (user_id = (SELECT current_tenant()));
CREATE POLICY platform ON mailed_tokens TO :"platform_role" USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON mailed_tokens TO :"platform_role";

-- Permissions ---------------------------------------------------------------------------------------------------

INSERT INTO permissions (name, description) VALUES ('users.suspend', 'Suspend users and reinstate them');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name = 'admin' AND permissions.name = 'users.suspend';
