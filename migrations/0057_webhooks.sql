-- The version before runs on beside it.
-- Where a shop wants to be told of its events, and what was sent there.
INSERT INTO permissions (name, description) VALUES
  ('webhooks.manage', 'Have events sent to addresses of one''s own');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name IN ('admin', 'merchant') AND permissions.name = 'webhooks.manage';

CREATE TABLE webhook_endpoints (
  user_id bigint NOT NULL REFERENCES users,
  id bigint GENERATED ALWAYS AS IDENTITY,
  url varchar(2000) NOT NULL,
  -- Names, or patterns such as order.*.
  events text[] NOT NULL CHECK (cardinality(events) BETWEEN 1 AND 50),
  state varchar(20) NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  -- Closed with a key that is not in the database.
  sealed_secret text NOT NULL,
  sealed_previous_secret text,
  previous_secret_ends_at timestamptz,
  -- Since when each attempt has failed.
  failing_since timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  CHECK ((sealed_previous_secret IS NULL) = (previous_secret_ends_at IS NULL))
);
SELECT secure_tenant_table('webhook_endpoints', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX webhook_endpoints_of_all ON webhook_endpoints (id);

CREATE TABLE webhook_deliveries (
  user_id bigint NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  endpoint_id bigint NOT NULL,
  -- The receiver knows by it what it has had already: the same for every attempt, and for the event whenever it is sent again.
  webhook_id varchar(100) NOT NULL,
  event varchar(100) NOT NULL,
  -- The event's number in the shop's log; a test has none.
  sequence bigint,
  body text NOT NULL,
  state varchar(20) NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz DEFAULT now(),
  -- Somebody is at it until then, or was killed.
  leased_until timestamptz,
  response_status integer,
  response_body varchar(2000),
  failure varchar(500),
  duration_ms integer,
  attempted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, id),
  UNIQUE (user_id, endpoint_id, webhook_id),
  FOREIGN KEY (user_id, endpoint_id) REFERENCES webhook_endpoints (user_id, id) ON DELETE CASCADE,
  CHECK ((state = 'pending') = (due_at IS NOT NULL)),
  CHECK (state = 'pending' OR leased_until IS NULL)
);
SELECT secure_tenant_table('webhook_deliveries', 'SELECT, INSERT, UPDATE, DELETE');
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (user_id, endpoint_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_leased ON webhook_deliveries (user_id, endpoint_id) WHERE leased_until IS NOT NULL;
CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (user_id, endpoint_id, id);
CREATE INDEX webhook_deliveries_of_all ON webhook_deliveries (id);
