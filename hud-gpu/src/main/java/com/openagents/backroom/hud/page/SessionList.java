package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.WallOrder;
import com.openagents.backroom.hud.text.Figures;
import java.time.Instant;

/// The wall of the page: all sessions of the HUD, those that need a human first.
final class SessionList {
    private SessionList() {}

    static El of(HudState state, SessionState shown, Instant now) {
        El list = El.of("ul");
        for (SessionState session : WallOrder.sorted(state.sessions(), now)) {
            list.add(item(session, session == shown, now));
        }
        return El.of("nav", "sessions")
                .key("sessions")
                .attribute("aria-labelledby", "h-sessions")
                .add(El.of("h2")
                        .attribute("id", "h-sessions")
                        .text("Sessions ")
                        .add(El.of("code", "dim")
                                .text(Figures.grouped(state.sessions().size()))))
                .add(list);
    }

    private static El item(SessionState session, boolean isShown, Instant now) {
        PhaseNow phase = session.phaseAt(now);
        El link = El.of("a", "session is-" + phase.phase().wire())
                .attribute("href", "?session=" + Links.encode(session.sessionId()))
                .attribute("data-session", session.sessionId());
        if (isShown) {
            link.attribute("aria-current", "true");
        }
        link.add(Svg.of(
                        phase.phase() == Phase.WAITING ? Icons.waitingOnAmber() : Icons.phase(phase.phase(), 0),
                        "icon"))
                .add(El.of("b").attribute("dir", "auto").text(session.title()))
                .add(El.of("span", "word").text(phase.phase().word()))
                .add(El.of("code").text(Figures.span(phase.millisUntil(now))))
                .add(El.of("span", "dim").text(session.agent()))
                .add(El.of("code").text(Figures.tokens(session.usage()) + " tok"))
                .add(El.of("code").text(Figures.money(session.usage().cost())));
        return El.of("li").key("s" + session.sessionId()).add(link);
    }
}
