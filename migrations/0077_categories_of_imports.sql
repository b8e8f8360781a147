-- The categories that an import made, or in a dry run would make: the first of them, and how many there are.
ALTER TABLE transfers
  ADD COLUMN new_categories text[] NOT NULL DEFAULT '{}',
  ADD COLUMN new_categories_count integer NOT NULL DEFAULT 0;
