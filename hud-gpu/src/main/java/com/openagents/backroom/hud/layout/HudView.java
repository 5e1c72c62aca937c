package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.state.SessionState;
import org.jspecify.annotations.Nullable;

/// What a HUD shows besides its session: who sees it, and where its reader stands.
///
/// @param hud `username/repo`
/// @param session what to show; null when there is none yet
/// @param seq how far the HUD's log is folded
/// @param timeline how the timeline is shown; null while it is closed
public record HudView(
        String hud,
        @Nullable SessionState session,
        long seq,
        LinkState link,
        boolean isPublic,
        boolean isEmbedAllowed,
        int viewers,
        Offsets offsets,
        @Nullable TimelineView timeline) {
    /// A HUD without the timeline.
    public HudView(
            String hud,
            @Nullable SessionState session,
            long seq,
            LinkState link,
            boolean isPublic,
            boolean isEmbedAllowed,
            int viewers,
            Offsets offsets) {
        this(hud, session, seq, link, isPublic, isEmbedAllowed, viewers, offsets, null);
    }

    /// How far each panel is scrolled, in px from its beginning; null sticks to the end.
    public record Offsets(
            @Nullable Double thread,
            @Nullable Double code,
            @Nullable Double terminal,
            double metrics) {
        public static final Offsets AT_END = new Offsets(null, null, null, 0);
    }
}
