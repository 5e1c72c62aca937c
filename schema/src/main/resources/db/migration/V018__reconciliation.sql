-- How far we went through what Stripe has: one row for its test mode, one for its live one.
CREATE TABLE stripe_reconciliation (
    -- test, live
    stripe_mode VARCHAR(10) PRIMARY KEY,
    -- the last event up to which all are done; null while Stripe has had none
    event_id VARCHAR(255),
    event_created_at TIMESTAMP WITH TIME ZONE,
    -- when all of Stripe's events up to then were gone through
    reconciled_at TIMESTAMP WITH TIME ZONE,
    -- when payments, refunds and disputes themselves were gone through
    listed_at TIMESTAMP WITH TIME ZONE
);
