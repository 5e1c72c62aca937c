-- Proof: what each event is committed to, the chain of each HUD, and what was signed of it (docs/proof.md).

-- salt, chain value and commitments, as EventProof has them; null for events that are older than the chain
ALTER TABLE hud_events ADD COLUMN proof BYTEA;

-- the chain's value after head_seq, hexadecimal; null until the first event that is in the chain
ALTER TABLE huds ADD COLUMN chain VARCHAR(64);

-- seq of that first event
ALTER TABLE huds ADD COLUMN chain_from BIGINT;

-- Keys that sign. The newest signs; the others are kept for what they signed.
CREATE TABLE proof_keys (
    -- SHA-256 of the public key, hexadecimal
    id VARCHAR(64) PRIMARY KEY,
    -- SubjectPublicKeyInfo (RFC 8410), Base64
    public_key VARCHAR(200) NOT NULL,
    -- PKCS #8, Base64, sealed
    private_key_sealed VARCHAR(1000) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE proof_checkpoints (
    hud_id BIGINT NOT NULL REFERENCES huds (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    chain VARCHAR(64) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    key_id VARCHAR(64) NOT NULL REFERENCES proof_keys (id),
    -- Base64
    signature VARCHAR(100) NOT NULL,
    PRIMARY KEY (hud_id, seq)
);
