-- Autovacuum looks once a minute. Until then a table that fills fast is planned for as if it were empty, where every index that begins
-- with the user is as good as the one of the key: each check of a foreign key then passed all orders of a shop.
CREATE FUNCTION analyze_grown_tables() RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  grown regclass;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('souk.analyze', 0)) THEN
    RETURN;
  END IF;
  FOR grown IN SELECT oid FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relowner = current_user::regrole
      AND pg_relation_size(oid) / current_setting('block_size')::int > 4 * (relpages + 1)
  LOOP
    EXECUTE format('ANALYZE %s', grown);
  END LOOP;
END $$;
REVOKE ALL ON FUNCTION analyze_grown_tables FROM PUBLIC;
GRANT EXECUTE ON FUNCTION analyze_grown_tables TO :"platform_role";
