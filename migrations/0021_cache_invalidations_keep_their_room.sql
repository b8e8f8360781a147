-- Orders ask this table by a plan that each connection keeps. Made while VACUUM has cut the table down to nothing, that plan
-- reads all of it, and still does when it has grown: 1.9 ms at 20,000 rows, and 0.04 ms by the index. Its room is used again.
ALTER TABLE cache_invalidations SET (vacuum_truncate = false);
