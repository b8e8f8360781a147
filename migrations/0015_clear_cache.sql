-- Emptying the product cache from the dashboard.
INSERT INTO permissions (name, description) VALUES ('cache.clear', 'Empty the product cache');
INSERT INTO role_permissions (role_id, permission_id)
  SELECT roles.id, permissions.id FROM roles, permissions
  WHERE roles.name = 'admin' AND permissions.name = 'cache.clear';
