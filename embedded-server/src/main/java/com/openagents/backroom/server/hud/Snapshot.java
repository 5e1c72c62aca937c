package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A HUD's whole state as JSON.
final class Snapshot {
    private Snapshot() {}

    /// What a stream begins with: a state that folding goes on from. Only the session that is shown comes whole.
    static byte[] forStream(Seen seen, String epoch, HudState state, @Nullable String sessionId, Instant now) {
        return forStream(seen, epoch, state, isShown(state, sessionId, now), now, 1);
    }

    /// What a replay begins with.
    static byte[] forReplay(
            Seen seen, String epoch, HudState state, @Nullable String sessionId, Instant moment, int speed) {
        return forStream(seen, epoch, state, isShown(state, sessionId, moment), moment, speed);
    }

    /// The moment of a replay, and how fast it moves.
    static byte[] clock(Instant moment, int speed) {
        return Answer.object(out -> {
            out.text("now", moment.toString());
            out.number("speed", (long) speed);
        });
    }

    private static byte[] forStream(
            Seen seen, String epoch, HudState state, Predicate<SessionState> isShown, Instant now, int speed) {
        return Answer.object(out -> {
            out.object("state", fields -> StateJson.write(state, fields, now, isShown));
            out.number("seq", state.seq());
            out.text("epoch", epoch);
            out.text("now", now.toString());
            out.number("speed", (long) speed);
            out.number("viewers", (long) seen.viewers());
            out.flag("is_public", seen.hud().isPublic());
            out.flag("embed_allowed", seen.hud().settings().embedAllowed());
        });
    }

    private static Predicate<SessionState> isShown(HudState state, @Nullable String sessionId, Instant now) {
        return state.shown(sessionId, now)
                .<Predicate<SessionState>>map(shown -> session -> session == shown)
                .orElse(_ -> false);
    }

    /// Which agents were seen alive although they say nothing.
    static byte[] alive(HudState state) {
        return Answer.object(out -> StateJson.writeAlive(state, out));
    }

    /// What `snapshot.json` says.
    static Answer forReaders(Seen seen, String epoch, HudState state, Instant now) {
        return Answer.json(out -> {
            StateJson.writePublic(state, out, now);
            out.text("epoch", epoch);
            out.flag("is_public", seen.hud().isPublic());
            out.flag("embed_allowed", seen.hud().settings().embedAllowed());
            out.number("viewers", (long) seen.viewers());
        });
    }
}
