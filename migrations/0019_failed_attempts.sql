-- What each attempt of a mail met and when, newest last. The row keeps its own story, so that the mail and what happened to
-- it are forgotten together; a mail that is retried for ever keeps the last few.
ALTER TABLE notification_deliveries ADD COLUMN failed_attempts jsonb NOT NULL DEFAULT '[]';

-- Orders are looked for by how their user's address begins.
CREATE INDEX users_email_prefix ON users (lower(email) text_pattern_ops);
