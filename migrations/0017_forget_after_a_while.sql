-- How far a user's log is forgotten: who asks for what comes after a number below it is told so, instead of being given
-- what is left. A row may outlive this, for as long as a mail that failed still needs it.
ALTER TABLE event_streams ADD COLUMN forgotten_sequence bigint NOT NULL DEFAULT 0
  CHECK (forgotten_sequence <= published_sequence);
