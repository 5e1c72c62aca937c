-- Signing in with GitHub, and keys for programs. What is sealed opens only in the row and column it was sealed for.

-- an e-mail address is sealed too, which makes it longer
ALTER TABLE users ALTER COLUMN email SET DATA TYPE VARCHAR(700);

CREATE TABLE github_tokens (
    user_id UUID PRIMARY KEY REFERENCES users (user_id),
    token_sealed VARCHAR(2000) NOT NULL,
    -- what the person granted, separated by spaces; may be more or less than was asked for
    scopes VARCHAR(1000) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- Grants to take back at GitHub, of people who left; tried again until GitHub says that they are gone.
CREATE TABLE github_revocations (
    id UUID PRIMARY KEY,
    token_sealed VARCHAR(2000) NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE api_keys (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    -- SHA-256 of the key, hexadecimal; the key itself is nowhere
    key_hash VARCHAR(64) NOT NULL UNIQUE,
    -- beginning and end, by which a person knows it again
    prefix VARCHAR(8) NOT NULL,
    last4 VARCHAR(4) NOT NULL,
    name VARCHAR(100) NOT NULL,
    -- what it may do, separated by spaces
    scopes VARCHAR(200) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- the day, not the moment: more would tell when somebody works
    last_used_at TIMESTAMP WITH TIME ZONE
);

CREATE INDEX idx_api_keys_user ON api_keys (user_id);
