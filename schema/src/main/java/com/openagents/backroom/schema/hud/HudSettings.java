package com.openagents.backroom.schema.hud;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may see a HUD, and what of it.
///
/// @param isPublic whether anyone with the link sees the public projection
/// @param embedAllowed whether other sites may frame it
/// @param allowedAncestors origins that may frame it; empty means any
/// @param publicUntil when it stops to be public; null means never
/// @param decidedBy who or what made it public or private
public record HudSettings(
        boolean isPublic,
        boolean embedAllowed,
        RedactionPolicy policy,
        List<String> allowedAncestors,
        @Nullable Instant publicUntil,
        DecidedBy decidedBy) {
    /// What holds until the owner changes it.
    public static final HudSettings DEFAULT =
            new HudSettings(true, true, RedactionPolicy.STANDARD, List.of(), null, DecidedBy.DEFAULT);

    public HudSettings {
        allowedAncestors = List.copyOf(allowedAncestors);
    }

    /// What an owner decided, for good.
    public HudSettings(boolean isPublic, boolean embedAllowed, RedactionPolicy policy, List<String> allowedAncestors) {
        this(isPublic, embedAllowed, policy, allowedAncestors, null, DecidedBy.OWNER);
    }

    /// The same, but private.
    public HudSettings asPrivate(DecidedBy reason) {
        return new HudSettings(false, embedAllowed, policy, allowedAncestors, null, reason);
    }

    /// Whether its time to be public is over.
    public boolean isOver(Instant now) {
        return isPublic && publicUntil != null && !publicUntil.isAfter(now);
    }
}
