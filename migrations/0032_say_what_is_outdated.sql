-- Triggers note what a change makes old by a row of cache_invalidations. A transaction of ours looks: it is told in a message
-- instead, before its commit, and nothing is written. INFO always reaches the client, whatever it wants to hear.
CREATE FUNCTION say_outdated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE INFO 'souk: outdated' USING DETAIL = NEW.user_id || ' ' || NEW.topic;
  RETURN NULL;
END $$;
CREATE TRIGGER cache_invalidations_said BEFORE INSERT ON cache_invalidations FOR EACH ROW
  WHEN (current_setting('souk.looks', true) = 'on') EXECUTE FUNCTION say_outdated();
