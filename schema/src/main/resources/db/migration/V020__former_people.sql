-- Who was here and left: credits for signing up are given once to a person, not once to an account.

CREATE TABLE former_people (
    -- HMAC-SHA-256 of the id at GitHub by a sealed key of this installation, hexadecimal; nothing else of a person stays
    mark VARCHAR(64) PRIMARY KEY,
    left_on DATE NOT NULL
);

-- Had credits for signing up in an account before this one.
ALTER TABLE users ADD COLUMN is_returning BOOLEAN NOT NULL DEFAULT FALSE;
