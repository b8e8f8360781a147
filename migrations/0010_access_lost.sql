-- Whoever loses a role or a permission, or is suspended, loses what is open: sockets and streams, on every process. A trigger
-- tells of it, so that no command and no statement typed by hand can forget to. Who only gains keeps what is open, so
-- commands delete what was taken away and nothing else.
CREATE FUNCTION tell_lost_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'user:' || OLD.user_id);
  RETURN NULL;
END $$;
CREATE TRIGGER user_roles_lost AFTER UPDATE OR DELETE ON user_roles
  FOR EACH ROW EXECUTE FUNCTION tell_lost_access();
CREATE TRIGGER user_permissions_lost AFTER UPDATE OR DELETE ON user_permissions
  FOR EACH ROW EXECUTE FUNCTION tell_lost_access();

-- One notice for all who have the role: each process knows whom it has connected.
CREATE FUNCTION tell_smaller_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'role:' || OLD.role_id);
  RETURN NULL;
END $$;
CREATE TRIGGER role_permissions_lost AFTER UPDATE OR DELETE ON role_permissions
  FOR EACH ROW EXECUTE FUNCTION tell_smaller_role();
CREATE TRIGGER role_patterns_lost AFTER UPDATE OR DELETE ON role_patterns
  FOR EACH ROW EXECUTE FUNCTION tell_smaller_role();

CREATE FUNCTION tell_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('souk_revocations', 'user:' || NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER users_suspended_lose AFTER UPDATE OF suspended_at ON users
  FOR EACH ROW WHEN (NEW.suspended_at IS NOT NULL) EXECUTE FUNCTION tell_suspension();
