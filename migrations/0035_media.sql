-- Pictures ------------------------------------------------------------------------------------------------------------

-- The files that there are, by the hash of the bytes that they were made of: shops that send the same bytes share them. It
-- names no shop, and no shop reaches it.
CREATE TABLE media_files (
  sha256 text COLLATE "C" PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- One file each.
  widths integer[] NOT NULL CHECK (cardinality(widths) > 0),
  -- When somebody sent the bytes last: for a day nobody deletes what may just be written.
  claimed_at timestamptz NOT NULL DEFAULT now(),
  -- Since when the files are being deleted.
  doomed_at timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON media_files TO :"platform_role";

-- A shop's pictures. What shows one refers to it by (user_id, id): a picture that no foreign key leads to is swept after a day.
CREATE TABLE media (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  sha256 text COLLATE "C" NOT NULL REFERENCES media_files,
  -- Of the bytes as they were sent; width and height as they are seen, turned the right way up.
  content_type text NOT NULL CHECK (content_type IN ('image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif')),
  bytes integer NOT NULL CHECK (bytes > 0),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Since when nothing shows it, as the sweep has seen.
  unused_since timestamptz DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, sha256)
);
CREATE INDEX media_of_file ON media (sha256);
CREATE INDEX media_unused ON media (unused_since) WHERE unused_since IS NOT NULL;
SELECT secure_tenant_table('media', 'SELECT, INSERT, UPDATE');

INSERT INTO permissions (name, description) VALUES ('listings.manage', 'Manage listings, their pictures and categories')
  ON CONFLICT (name) DO NOTHING;
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('merchant', 'admin') AND permissions.name = 'listings.manage'
  ON CONFLICT DO NOTHING;
