-- Imports and exports of a shop's rows: each is a job that a worker does, and that can be watched and cancelled.
INSERT INTO permissions (name, description) VALUES
  ('transfers.manage', 'Import products and listings, and export what the shop holds');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name = 'transfers.manage';

-- Files in parts, by their names: written down before the first part is, so that the sweep finds what nobody needs. It names no
-- shop, and no shop reaches it.
CREATE TABLE transfer_files (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  claimed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transfer_files_by_age ON transfer_files (claimed_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON transfer_files TO :"platform_role";

CREATE TABLE transfers (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind varchar(10) NOT NULL CHECK (kind IN ('import', 'export')),
  what varchar(20) NOT NULL CHECK (what IN ('products', 'listings', 'orders', 'buyers', 'ledger')),
  -- Of an import.
  mode varchar(10) CHECK (mode IN ('dry_run', 'all', 'partial')),
  state varchar(10) NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'finished', 'failed', 'cancelled')),
  step varchar(10) CHECK (step IN ('reading', 'checking', 'writing', 'pictures')),
  format jsonb NOT NULL CHECK (jsonb_typeof(format) = 'object'),
  ignored_columns text[] NOT NULL DEFAULT '{}',
  total integer NOT NULL DEFAULT 0,
  processed integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  -- The first of them; problems_count are all.
  problems jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(problems) = 'array'),
  problems_count integer NOT NULL DEFAULT 0,
  -- Why it failed.
  error varchar(1000),
  -- What is read, or was written. Empty once it is gone.
  file_id uuid REFERENCES transfer_files,
  file_parts integer NOT NULL DEFAULT 0,
  file_bytes bigint NOT NULL DEFAULT 0,
  -- When an export's file goes.
  expires_at timestamptz,
  by_user_id bigint REFERENCES users,
  -- Whoever works on it holds the lease, and renews it: a worker that died lets it run out.
  lease uuid,
  leased_until timestamptz,
  tries integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (user_id, id),
  CHECK ((kind = 'import') = (mode IS NOT NULL)),
  CHECK ((state = 'running') = (finished_at IS NULL))
);
CREATE INDEX transfers_of_all ON transfers (id);
CREATE INDEX transfers_running ON transfers (id) WHERE state = 'running';
CREATE INDEX transfers_by_file ON transfers (file_id) WHERE file_id IS NOT NULL;
CREATE INDEX transfers_that_end ON transfers (finished_at) WHERE finished_at IS NOT NULL;
SELECT secure_tenant_table('transfers', 'SELECT, INSERT, UPDATE');

-- The pictures that an imported listing names: fetched once its rows are there.
CREATE TABLE transfer_pictures (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  transfer_id bigint NOT NULL,
  listing_id bigint NOT NULL,
  product_id bigint,
  -- Where in the file it stands.
  line integer NOT NULL,
  url varchar(2000) NOT NULL,
  alt varchar(500) NOT NULL DEFAULT '',
  state varchar(10) NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'shown', 'failed')),
  -- Of the picture that was found there.
  sha256 text,
  PRIMARY KEY (user_id, id),
  FOREIGN KEY (user_id, transfer_id) REFERENCES transfers (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, listing_id) REFERENCES listings (user_id, id) ON DELETE CASCADE,
  FOREIGN KEY (user_id, product_id) REFERENCES products (user_id, id)
);
CREATE INDEX transfer_pictures_pending ON transfer_pictures (user_id, transfer_id, id) WHERE state = 'pending';
CREATE INDEX transfer_pictures_of_transfer ON transfer_pictures (user_id, transfer_id);
CREATE INDEX transfer_pictures_of_listing ON transfer_pictures (user_id, listing_id);
CREATE INDEX transfer_pictures_of_product ON transfer_pictures (user_id, product_id) WHERE product_id IS NOT NULL;
SELECT secure_tenant_table('transfer_pictures', 'SELECT, INSERT, UPDATE, DELETE');
