package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a page shows besides the state: who sees it, which session, and when.
///
/// @param sessionId the session the reader chose; null for the foremost
/// @param now what clocks show
/// @param timeline what part of time the timeline shows; null while it is closed
public record PageView(
        @Nullable String sessionId,
        LinkState link,
        boolean isPublic,
        boolean isEmbedAllowed,
        int viewers,
        Instant now,
        @Nullable TimelineSpan timeline) {
    /// A page without the timeline.
    public PageView(
            @Nullable String sessionId,
            LinkState link,
            boolean isPublic,
            boolean isEmbedAllowed,
            int viewers,
            Instant now) {
        this(sessionId, link, isPublic, isEmbedAllowed, viewers, now, null);
    }

    /// Whether nothing is at the page's address any more.
    public boolean isGone() {
        return link instanceof LinkState.Lost lost && lost.isGone();
    }
}
