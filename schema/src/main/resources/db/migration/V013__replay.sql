-- When a replay shows an event: once it, and everything that its session's log has before it, had happened.

ALTER TABLE hud_events ADD COLUMN shown_at TIMESTAMP WITH TIME ZONE;

MERGE INTO hud_events USING (
    SELECT hud_id AS h, seq AS s, MAX(at) OVER (PARTITION BY hud_id, session_id ORDER BY seq) AS shown
    FROM hud_events
) times ON (hud_events.hud_id = times.h AND hud_events.seq = times.s)
WHEN MATCHED THEN UPDATE SET shown_at = times.shown;

ALTER TABLE hud_events ALTER COLUMN shown_at SET NOT NULL;

CREATE INDEX idx_hud_events_shown ON hud_events (hud_id, shown_at, seq);
