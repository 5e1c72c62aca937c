package com.openagents.backroom.schema.hud;

import com.openagents.backroom.schema.text.Ascii;

/// Why a HUD is public or private.
public enum DecidedBy {
    /// Nobody said anything: HUDs are public.
    DEFAULT,

    /// Its owner said so.
    OWNER,

    /// GitHub says that the repository is private, or does not show it to the HUD's owner.
    PRIVATE_AT_GITHUB,

    /// GitHub has not said yet whether the repository is private.
    UNCHECKED,

    /// Its folder has no git remote, and others can reach the server.
    NO_REMOTE;

    /// The name on the wire and in the database.
    public String wire() {
        return Ascii.wire(this);
    }

    /// The one of that name; the owner if there is none, as nothing overrules the owner.
    public static DecidedBy of(String wire) {
        for (DecidedBy one : values()) {
            if (one.wire().equals(wire)) {
                return one;
            }
        }
        return OWNER;
    }
}
