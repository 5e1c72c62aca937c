package com.openagents.backroom.schema.hud;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may see a HUD, and what of it.
///
/// @param isPublic whether anyone with the link sees the public projection
/// @param embedAllowed whether other sites may frame it
/// @param excludedPaths globs of files whose contents strangers never see, as in a `.gitignore`
/// @param allowedAncestors origins that may frame it; empty means any
/// @param publicUntil when it stops to be public; null means never
/// @param decidedBy who or what made it public or private
public record HudSettings(
        boolean isPublic,
        boolean embedAllowed,
        RedactionPolicy policy,
        List<String> excludedPaths,
        List<String> allowedAncestors,
        @Nullable Instant publicUntil,
        DecidedBy decidedBy) {
    /// Files that hold secrets by their names, in every repository.
    public static final List<String> DEFAULT_EXCLUDED = List.of(".env*", "*.pem", "*.key", "id_*", "secrets/**");

    /// What holds until the owner changes it.
    public static final HudSettings DEFAULT =
            new HudSettings(true, true, RedactionPolicy.STANDARD, DEFAULT_EXCLUDED, List.of(), null, DecidedBy.DEFAULT);

    public HudSettings {
        excludedPaths = List.copyOf(excludedPaths);
        allowedAncestors = List.copyOf(allowedAncestors);
    }

    /// What an owner decided, for good, with the usual files excluded.
    public HudSettings(boolean isPublic, boolean embedAllowed, RedactionPolicy policy, List<String> allowedAncestors) {
        this(isPublic, embedAllowed, policy, DEFAULT_EXCLUDED, allowedAncestors, null, DecidedBy.OWNER);
    }

    /// The same, but private.
    public HudSettings asPrivate(DecidedBy reason) {
        return new HudSettings(false, embedAllowed, policy, excludedPaths, allowedAncestors, null, reason);
    }

    /// The same, but public for good.
    public HudSettings asPublic(DecidedBy reason) {
        return new HudSettings(true, embedAllowed, policy, excludedPaths, allowedAncestors, null, reason);
    }

    /// The same, but with frames on other sites allowed or not.
    public HudSettings withEmbed(boolean isAllowed) {
        return new HudSettings(isPublic, isAllowed, policy, excludedPaths, allowedAncestors, publicUntil, decidedBy);
    }

    /// The same, but with another projection.
    public HudSettings withProjection(RedactionPolicy other, List<String> excluded) {
        return new HudSettings(isPublic, embedAllowed, other, excluded, allowedAncestors, publicUntil, decidedBy);
    }

    /// Whether strangers see the same of the same events under both.
    public boolean showsTheSameAs(HudSettings other) {
        return policy == other.policy && excludedPaths.equals(other.excludedPaths);
    }

    /// Whether its time to be public is over.
    public boolean isOver(Instant now) {
        return isPublic && publicUntil != null && !publicUntil.isAfter(now);
    }
}
