-- Which files' contents strangers never see.

-- globs, separated by spaces; null means those that hold for every HUD
ALTER TABLE hud_settings ADD COLUMN excluded_paths VARCHAR(6000);
