package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.timeline.TimelineZoom;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/// What a link to a HUD's page asks to see of it.
///
/// @param session the session that is shown; null for the foremost
/// @param timeline how far the timeline is zoomed; null for as far as fits
record PageWish(@Nullable String session, @Nullable TimelineZoom timeline) {
    /// Nothing of its own.
    static final PageWish NONE = new PageWish(null, null);

    static PageWish of(ServerRequest request) {
        return new PageWish(
                request.query().first("session").orElse(null),
                TimelineZoom.find(request.query().first("timeline").orElse(null))
                        .orElse(null));
    }

    /// The same as a query of the page, with its `?`; empty when nothing is asked.
    String query() {
        String query = HudRoutes.query(session);
        TimelineZoom zoom = timeline;
        return zoom == null ? query : query + (query.isEmpty() ? "?" : "&") + "timeline=" + zoom.wire();
    }
}
