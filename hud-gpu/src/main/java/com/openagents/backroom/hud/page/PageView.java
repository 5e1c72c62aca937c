package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.layout.LinkState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a page shows besides the state: who sees it, which session, and when.
///
/// @param sessionId the session the reader chose; null for the foremost
/// @param now what clocks show
public record PageView(
        @Nullable String sessionId,
        LinkState link,
        boolean isPublic,
        boolean isEmbedAllowed,
        int viewers,
        Instant now) {}
