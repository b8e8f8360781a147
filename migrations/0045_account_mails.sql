-- Mails about an account that somebody asked for, so that a mailbox and a user have a limit that no change of address passes.
CREATE TABLE account_mails (
  user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  purpose varchar(50) NOT NULL,
  -- As addresses are compared.
  recipient varchar(255) NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  -- False where the limit kept it from being sent.
  sent boolean NOT NULL,
  PRIMARY KEY (user_id, id)
);
CREATE INDEX account_mails_of_user ON account_mails (user_id, purpose, asked_at);
CREATE INDEX account_mails_to_recipient ON account_mails (recipient, purpose, asked_at) WHERE sent;
CREATE INDEX account_mails_by_age ON account_mails (asked_at);
SELECT secure_tenant_table('account_mails', 'SELECT');
