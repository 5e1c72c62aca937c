package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.state.FileChanges;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands in one line over a HUD that is not at work (tokens.md §11): the line is lost, or the session is over,
/// has
/// failed or is silent. It says what happened and what comes next; the HUD under it stays, unless it was taken back.
///
/// @param look the state whose shape and colour it has
public record Notice(Phase look, String title, String sentence) {
    /// The notice of a session; null when there is nothing to say.
    public static @Nullable Notice of(@Nullable SessionState session, LinkState link, Instant now) {
        if (link instanceof LinkState.Lost lost) {
            return lost(session, lost, now);
        }
        return session == null ? null : of(session, session.phaseAt(now), now);
    }

    private static Notice lost(@Nullable SessionState session, LinkState.Lost lost, Instant now) {
        long seconds = Math.max(0, (lost.retryAt().toEpochMilli() - now.toEpochMilli() + 999) / 1000);
        if (lost.isGone()) {
            return new Notice(
                    Phase.ENDED,
                    "No HUD at this address any more",
                    "It is private now, or it was deleted. If it is yours, sign in to open it.");
        }
        String title = "Not live";
        if (session != null) {
            long age = now.toEpochMilli() - session.lastEventAt().toEpochMilli();
            title += ", last event " + Figures.span(age) + " ago";
        }
        String next = seconds > 0 ? "Trying again in " + seconds + " s." : "Trying again now.";
        return new Notice(Phase.OFFLINE, title, next + " It continues where it stopped.");
    }

    private static @Nullable Notice of(SessionState session, PhaseNow phase, Instant now) {
        String since = phase.phase().word() + " at " + Figures.timeOfDay(phase.since());
        String reason = phase.reason();
        return switch (phase.phase()) {
            case COMPLETED, ENDED -> new Notice(phase.phase(), since, sums(session, now));
            case FAILED ->
                new Notice(
                        phase.phase(),
                        since + (reason == null || reason.isEmpty() ? "" : ": " + reason.replace('_', ' ')),
                        "The end of the thread says why. It goes on here when its agent does.");
            case OFFLINE ->
                new Notice(
                        phase.phase(),
                        "Offline, nothing heard for " + Figures.span(phase.millisUntil(now)),
                        "Its agent was stopped, or is silent. It goes on here when its agent does.");
            case WAITING, WORKING, STARTING, IDLE -> null;
        };
    }

    private static String sums(SessionState session, Instant now) {
        FileChanges files = session.files();
        int count = files.files().size();
        return Figures.clock(session.lengthMillis(now)) + " long, "
                + Figures.calls(session.tools().calls()) + ", " + (count == 1 ? "1 file" : count + " files") + ", "
                + Figures.added(files.additions()) + " " + Figures.removed(files.deletions()) + ".";
    }
}
