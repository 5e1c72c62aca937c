package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.state.Only;
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
        @Nullable TimelineView timeline,
        Choice choice) {
    /// The same, without the timeline.
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

    /// A HUD with all its rows and panels.
    public HudView(
            String hud,
            @Nullable SessionState session,
            long seq,
            LinkState link,
            boolean isPublic,
            boolean isEmbedAllowed,
            int viewers,
            Offsets offsets,
            @Nullable TimelineView timeline) {
        this(hud, session, seq, link, isPublic, isEmbedAllowed, viewers, offsets, timeline, Choice.ALL);
    }

    /// What of the session its reader has chosen to see.
    ///
    /// @param only the rows of the thread that are shown
    public record Choice(Only only, Docks docks) {
        public static final Choice ALL = new Choice(Only.ALL, Docks.SHOWN);
    }

    /// The panels beside the code, where there is room for them side by side.
    ///
    /// @param left the thread
    /// @param right terminal and metrics
    public record Docks(boolean left, boolean right) {
        public static final Docks SHOWN = new Docks(true, true);

        public Docks switchLeft() {
            return new Docks(!left, right);
        }

        public Docks switchRight() {
            return new Docks(left, !right);
        }
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
