-- The version before runs on beside it.
-- When each hourly task was last begun: whoever writes it down does the task, and nobody else for an hour.
CREATE TABLE housekeeping (
  task text PRIMARY KEY,
  begun_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON housekeeping TO :"platform_role";
