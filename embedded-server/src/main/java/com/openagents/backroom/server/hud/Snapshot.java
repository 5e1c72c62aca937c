package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.web.Answer;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A HUD's whole state as JSON.
final class Snapshot {
    private Snapshot() {}

    /// What a stream begins with: a state that folding goes on from. Only the session that is shown comes whole.
    static byte[] forStream(LiveHud hud, String epoch, HudState state, @Nullable String sessionId, Instant now) {
        Predicate<SessionState> isShown = state.shown(sessionId, now)
                .<Predicate<SessionState>>map(shown -> session -> session == shown)
                .orElse(_ -> false);
        return Answer.object(out -> {
            out.object("state", fields -> StateJson.write(state, fields, now, isShown));
            out.number("seq", state.seq());
            out.text("epoch", epoch);
            out.text("now", now.toString());
            out.number("viewers", (long) hud.viewerCount());
            out.flag("is_public", hud.isPublic());
            out.flag("embed_allowed", hud.settings().embedAllowed());
        });
    }

    /// Which agents were seen alive although they say nothing.
    static byte[] alive(HudState state) {
        return Answer.object(out -> StateJson.writeAlive(state, out));
    }

    /// What `snapshot.json` says.
    static Answer forReaders(LiveHud hud, String epoch, HudState state, Instant now) {
        return Answer.json(out -> {
            StateJson.writePublic(state, out, now);
            out.text("epoch", epoch);
            out.flag("is_public", hud.isPublic());
            out.flag("embed_allowed", hud.settings().embedAllowed());
            out.number("viewers", (long) hud.viewerCount());
        });
    }
}
