-- What a token opens, and what its owner may do, is held in memory by every process. A trigger notes each change, so that
-- no command and no statement typed by hand can forget it (see 0003). Last use is not among it: that changes all the time.
CREATE FUNCTION note_changed_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO cache_invalidations (user_id, topic) VALUES (OLD.user_id, 'access') ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO cache_invalidations (user_id, topic) VALUES (NEW.user_id, 'access') ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tokens_deleted AFTER DELETE ON personal_access_tokens
  FOR EACH ROW EXECUTE FUNCTION note_changed_access();
CREATE TRIGGER tokens_changed AFTER UPDATE OF user_id, token_hash, abilities, expires_at, created_at
  ON personal_access_tokens FOR EACH ROW EXECUTE FUNCTION note_changed_access();
CREATE TRIGGER user_roles_changed AFTER INSERT OR UPDATE OR DELETE ON user_roles
  FOR EACH ROW EXECUTE FUNCTION note_changed_access();
CREATE TRIGGER user_permissions_changed AFTER INSERT OR UPDATE OR DELETE ON user_permissions
  FOR EACH ROW EXECUTE FUNCTION note_changed_access();

CREATE FUNCTION note_changed_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic)
    SELECT user_id, 'access' FROM user_roles WHERE role_id = coalesce(NEW.role_id, OLD.role_id)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER role_permissions_changed AFTER INSERT OR UPDATE OR DELETE ON role_permissions
  FOR EACH ROW EXECUTE FUNCTION note_changed_role();
CREATE TRIGGER role_patterns_changed AFTER INSERT OR UPDATE OR DELETE ON role_patterns
  FOR EACH ROW EXECUTE FUNCTION note_changed_role();

CREATE FUNCTION note_suspension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO cache_invalidations (user_id, topic) VALUES (NEW.id, 'access') ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER users_suspended AFTER UPDATE OF suspended_at ON users
  FOR EACH ROW EXECUTE FUNCTION note_suspension();
