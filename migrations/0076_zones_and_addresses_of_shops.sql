-- The version before runs on beside it.
-- Whether a shop's zone was chosen, or came with its country: then no country changes it any more.
ALTER TABLE shops ADD COLUMN time_zone_chosen boolean NOT NULL DEFAULT false;
-- As it stands on invoices, line by line.
ALTER TABLE shops ADD COLUMN postal_address varchar(500);
