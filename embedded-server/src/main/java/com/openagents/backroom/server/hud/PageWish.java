package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import io.helidon.webserver.http.ServerRequest;
import org.jspecify.annotations.Nullable;

/// What a link to a HUD's page asks to see of it.
///
/// @param session the session that is shown; null for the foremost
/// @param timeline what part of time the timeline shows; null while it is closed
record PageWish(@Nullable String session, @Nullable TimelineSpan timeline) {
    /// Nothing of its own.
    static final PageWish NONE = new PageWish(null, null);

    static PageWish of(ServerRequest request) {
        return new PageWish(
                request.query().first("session").orElse(null),
                TimelineSpan.find(request.query().first("timeline").orElse(null))
                        .orElse(null));
    }

    /// The same as a query of the page, with its `?`; empty when nothing is asked.
    String query() {
        String query = HudRoutes.query(session);
        TimelineSpan span = timeline;
        return span == null ? query : query + (query.isEmpty() ? "?" : "&") + "timeline=" + span.wire();
    }

    /// Tells the page's script what of this it keeps by itself.
    El tell(El body) {
        return timeline == null ? body : body.attribute("data-timeline", timeline.wire());
    }

    /// Whether so many ask for the same that its page is worth keeping: a moment can be any.
    boolean isCommon() {
        return timeline == null || timeline.until() == null;
    }
}
