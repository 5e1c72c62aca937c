package com.openagents.backroom.schema.hud;

import java.util.List;

/// Who may see a HUD, and what of it.
///
/// @param isPublic whether anyone with the link sees the public projection
/// @param embedAllowed whether other sites may frame it
/// @param allowedAncestors origins that may frame it; empty means any
public record HudSettings(
        boolean isPublic, boolean embedAllowed, RedactionPolicy policy, List<String> allowedAncestors) {
    /// What holds until the owner changes it.
    public static final HudSettings DEFAULT = new HudSettings(true, true, RedactionPolicy.STANDARD, List.of());

    public HudSettings {
        allowedAncestors = List.copyOf(allowedAncestors);
    }
}
