-- Invoices and credit notes. What they say is kept as it was when they were issued, but for the name of who leaves.

-- 'invoice' or 'credit_note'; each kind has numbers of its own, without a gap
ALTER TABLE invoices ADD COLUMN kind VARCHAR(20) NOT NULL DEFAULT 'invoice';
ALTER TABLE invoices ADD COLUMN serial_number BIGINT NOT NULL;
ALTER TABLE invoices ADD COLUMN currency VARCHAR(3) NOT NULL;
-- what was sold, or what its refund is about
ALTER TABLE invoices ADD COLUMN purchase_id UUID NOT NULL;
-- what it is issued for, once: a payment, a refund, a dispute, by Stripe's id
ALTER TABLE invoices ADD COLUMN reference VARCHAR(255) NOT NULL;
-- of a credit note: the invoice that it takes from
ALTER TABLE invoices ADD COLUMN corrects UUID REFERENCES invoices (id);
ALTER TABLE invoices ADD COLUMN seller VARCHAR(1000);
ALTER TABLE invoices ADD COLUMN buyer VARCHAR(1000);
ALTER TABLE invoices ADD COLUMN note VARCHAR(1000);
ALTER TABLE invoices ADD CONSTRAINT uq_invoices_number UNIQUE (kind, serial_number);
ALTER TABLE invoices ADD CONSTRAINT uq_invoices_reference UNIQUE (kind, reference);

CREATE INDEX idx_invoices_purchase ON invoices (purchase_id);

CREATE TABLE invoice_lines (
    invoice_id UUID NOT NULL REFERENCES invoices (id),
    line INTEGER NOT NULL,
    text VARCHAR(500) NOT NULL,
    credits BIGINT NOT NULL,
    amount_cents BIGINT NOT NULL,
    PRIMARY KEY (invoice_id, line)
);

-- The last number of each kind; whoever takes the next one holds the row until it is issued.
CREATE TABLE invoice_numbers (
    kind VARCHAR(20) PRIMARY KEY,
    last_number BIGINT NOT NULL
);

INSERT INTO invoice_numbers (kind, last_number) VALUES ('invoice', 0);
INSERT INTO invoice_numbers (kind, last_number) VALUES ('credit_note', 0);

-- How people want to be named on their invoices from now on.
CREATE TABLE invoice_buyers (
    user_id UUID PRIMARY KEY REFERENCES users (user_id),
    text VARCHAR(1000) NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);
