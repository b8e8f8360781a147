-- From where a token was last used: written at most once a minute, and never in the request's own path.
ALTER TABLE personal_access_tokens
  ADD COLUMN last_used_ip inet,
  ADD COLUMN last_used_user_agent varchar(255);

CREATE INDEX personal_access_tokens_by_expiry ON personal_access_tokens (expires_at) WHERE expires_at IS NOT NULL;
