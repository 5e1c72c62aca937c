package com.openagents.backroom.server.hud;

/// Who looks at a HUD.
public enum Audience {
    /// Its owner: sees everything stored.
    OWNER,

    /// Anyone with the link: sees the public projection, while the HUD is public.
    PUBLIC
}
