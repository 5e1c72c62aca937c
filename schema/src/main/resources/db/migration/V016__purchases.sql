-- What people buy, what Stripe told of it, and what is still to be done at Stripe. Amounts are in the currency's
-- smallest unit.

-- A customer that was deleted at Stripe is made anew, under another idempotency key.
ALTER TABLE stripe_customers ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
ALTER TABLE stripe_customers ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE;

-- Since when a card is of no use, as its bank will decline it every time.
ALTER TABLE stripe_payment_methods ADD COLUMN refused_at TIMESTAMP WITH TIME ZONE;

-- What a person agreed to when a card was to be kept.
CREATE TABLE setup_intents (
    id VARCHAR(255) PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    card_usage VARCHAR(20) NOT NULL,
    consent VARCHAR(1000) NOT NULL,
    consented_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX idx_setup_intents_user ON setup_intents (user_id, created_at);

-- Written before Stripe is asked.
CREATE TABLE purchases (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    -- chosen by whoever buys: the same again is the same purchase
    request_id VARCHAR(64) NOT NULL,
    package_id VARCHAR(50) NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    currency VARCHAR(3) NOT NULL,
    credits BIGINT NOT NULL CHECK (credits > 0),
    status VARCHAR(20) NOT NULL,
    -- whether the person is there to prove who they are: on_session, off_session
    presence VARCHAR(20) NOT NULL,
    stripe_customer_id VARCHAR(255) NOT NULL,
    payment_method_id VARCHAR(255) NOT NULL,
    -- null until Stripe answered
    payment_intent VARCHAR(255) UNIQUE,
    -- Stripe's word for why it failed
    failure VARCHAR(100),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    settled_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (user_id, request_id)
);

CREATE INDEX idx_purchases_user ON purchases (user_id, created_at);
CREATE INDEX idx_purchases_status ON purchases (status, created_at);

-- Money that went back, or is held back, and the credits that went with it.
CREATE TABLE purchase_reversals (
    -- of the refund or the dispute
    id VARCHAR(255) PRIMARY KEY,
    purchase_id UUID NOT NULL REFERENCES purchases (id),
    kind VARCHAR(10) NOT NULL,
    amount_minor BIGINT NOT NULL,
    -- Stripe's word
    status VARCHAR(40) NOT NULL,
    credits_taken BIGINT NOT NULL DEFAULT 0,
    is_restored BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX idx_purchase_reversals_purchase ON purchase_reversals (purchase_id);

-- Each event of Stripe's once.
CREATE TABLE stripe_event (
    id VARCHAR(255) PRIMARY KEY,
    type VARCHAR(100) NOT NULL,
    api_version VARCHAR(50),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    object_id VARCHAR(255),
    -- whose it is, so that it can be forgotten with them
    stripe_customer_id VARCHAR(255),
    -- SHA-256 of the body as it came, hexadecimal
    payload_sha VARCHAR(64) NOT NULL,
    -- null once it is too old to be of use
    payload VARCHAR(1048576),
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL,
    -- null while what it tells is not done
    processed_at TIMESTAMP WITH TIME ZONE,
    -- what it came to, in a few words
    outcome VARCHAR(200),
    error VARCHAR(500)
);

CREATE INDEX idx_stripe_event_received ON stripe_event (received_at);
CREATE INDEX idx_stripe_event_customer ON stripe_event (stripe_customer_id);

-- Payments that fit no purchase; a person looks at each.
CREATE TABLE stripe_suspense (
    payment_intent VARCHAR(255) PRIMARY KEY,
    purchase_id UUID,
    reason VARCHAR(500) NOT NULL,
    amount_minor BIGINT NOT NULL,
    currency VARCHAR(3) NOT NULL,
    found_at TIMESTAMP WITH TIME ZONE NOT NULL,
    resolved_at TIMESTAMP WITH TIME ZONE,
    resolution VARCHAR(500)
);

-- Cards to detach, of people who left; tried again until Stripe says that they are gone.
CREATE TABLE stripe_detachments (
    stripe_customer_id VARCHAR(255) PRIMARY KEY,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);
