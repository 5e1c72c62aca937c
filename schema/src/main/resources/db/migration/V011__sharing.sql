-- For how long a HUD is public, and who said so.

-- from then on it is private; null means for good
ALTER TABLE hud_settings ADD COLUMN public_until TIMESTAMP WITH TIME ZONE;

-- 'owner', or why it is private without the owner having said so: 'private_at_github'
ALTER TABLE hud_settings ADD COLUMN decided_by VARCHAR(20) NOT NULL DEFAULT 'owner';

-- What the operator decided for the whole installation, by name.
CREATE TABLE installation (
    name VARCHAR(50) PRIMARY KEY,
    text VARCHAR(1000) NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL
);
