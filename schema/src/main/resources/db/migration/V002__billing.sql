-- Stripe's customers and cards, what was used, what was invoiced. Credits are whole numbers; money is minor units.

CREATE TABLE stripe_customers (
    user_id UUID PRIMARY KEY REFERENCES users (user_id),
    stripe_customer_id VARCHAR(255) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE stripe_payment_methods (
    stripe_payment_method_id VARCHAR(255) PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    pm_type VARCHAR(50) NOT NULL,
    brand VARCHAR(50),
    last4 VARCHAR(4),
    exp_month INTEGER,
    exp_year INTEGER,
    is_default BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP WITH TIME ZONE
);

CREATE INDEX idx_stripe_pm_user ON stripe_payment_methods (user_id);

CREATE TABLE usage_events (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    session_id VARCHAR(200),
    event_type VARCHAR(100) NOT NULL,
    model VARCHAR(200),
    input_tokens BIGINT DEFAULT 0,
    output_tokens BIGINT DEFAULT 0,
    credits_used BIGINT NOT NULL DEFAULT 0,
    refunded BOOLEAN DEFAULT FALSE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_usage_user ON usage_events (user_id);
CREATE INDEX idx_usage_session ON usage_events (session_id);

CREATE TABLE invoices (
    id UUID PRIMARY KEY,
    user_id UUID NOT NULL REFERENCES users (user_id),
    amount_cents BIGINT NOT NULL,
    status VARCHAR(20) NOT NULL DEFAULT 'draft',
    pdf_url VARCHAR(2048),
    issued_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX idx_invoices_user ON invoices (user_id);
