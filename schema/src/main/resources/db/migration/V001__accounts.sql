-- People, their sessions and what they may write to.
-- The same files run on H2 and PostgreSQL; times are UTC instants, ids of our own are random UUIDs made by the program.

CREATE TABLE users (
    user_id UUID PRIMARY KEY,
    email VARCHAR(320),
    username VARCHAR(39),
    -- username in lower case, for look-ups without regard to case; null once the account is deleted
    username_key VARCHAR(39) UNIQUE,
    github_id VARCHAR(20) UNIQUE,
    github_username VARCHAR(39),
    -- the person who runs this installation; exactly one row, made at the first start
    is_operator BOOLEAN NOT NULL DEFAULT FALSE,
    deleted_at TIMESTAMP WITH TIME ZONE,
    updated_at TIMESTAMP WITH TIME ZONE,
    signup_credits BIGINT NOT NULL DEFAULT 100000,
    purchased_credits BIGINT NOT NULL DEFAULT 0,
    credits_balance BIGINT NOT NULL DEFAULT 100000,
    payment_method_status VARCHAR(20) DEFAULT 'none',
    payment_method_brand VARCHAR(50),
    payment_method_last4 VARCHAR(4),
    payment_method_added_at TIMESTAMP WITH TIME ZONE,
    low_balance_threshold BIGINT DEFAULT 20000,
    low_balance_warned BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_users_github_id ON users (github_id);
CREATE INDEX idx_users_username ON users (username);

CREATE TABLE persistent_sessions (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    -- SHA-256 of the token, hexadecimal; the token itself is nowhere
    token_hash VARCHAR(64) NOT NULL UNIQUE,
    user_agent VARCHAR(512),
    ip_address VARCHAR(45),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_active_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX idx_persistent_sessions_user ON persistent_sessions (user_id);
CREATE INDEX idx_persistent_sessions_expires ON persistent_sessions (expires_at);

CREATE TABLE repo_write_access (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    repo VARCHAR(140) NOT NULL,
    scope VARCHAR(20) NOT NULL DEFAULT 'write',
    granted_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    UNIQUE (user_id, repo)
);
