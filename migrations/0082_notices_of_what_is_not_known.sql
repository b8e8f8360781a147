-- The version before runs on beside it.
-- The setting may name topics that its transaction knows of: then it is told of others alone. 'on' names none.
CREATE OR REPLACE FUNCTION say_outdated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.topic <> ALL (string_to_array(current_setting('souk.looks'), ',')) THEN
    RAISE INFO 'souk: outdated' USING DETAIL = NEW.user_id || ' ' || NEW.topic;
  END IF;
  RETURN NULL;
END $$;
DROP TRIGGER cache_invalidations_said ON cache_invalidations;
CREATE TRIGGER cache_invalidations_said BEFORE INSERT ON cache_invalidations FOR EACH ROW
  WHEN (current_setting('souk.looks', true) <> '') EXECUTE FUNCTION say_outdated();
