package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import org.jspecify.annotations.Nullable;

/// The line at the foot of the page: state, agent, place in the log, who sees it.
final class StatusBar {
    private StatusBar() {}

    static El of(HudState state, @Nullable SessionState session, PageView view) {
        El bar = El.of("footer", "status");
        if (session != null) {
            PhaseNow phase = session.phaseAt(view.now());
            bar.add(El.of("p", "field state-badge is-" + phase.phase().wire())
                            .add(Svg.of(
                                    phase.phase() == Phase.WAITING
                                            ? Icons.waitingOnAmber()
                                            : Icons.phase(phase.phase(), 0),
                                    "icon"))
                            .add(El.of("b").text(phase.phase().word()))
                            .add(El.of("code").text(Figures.span(phase.millisUntil(view.now())))))
                    .add(El.of("p", "field agent")
                            .text(session.agent() + " ")
                            .add(El.of("code")
                                    .text(session.model().map(Figures::model).orElse(Figures.UNKNOWN))));
        }
        bar.add(link(view.link(), state));
        if (session != null) {
            El counts = El.of("p", "field counts")
                    .text(Figures.calls(session.tools().calls()) + " ");
            if (session.tools().failures() > 0) {
                counts.add(
                        El.of("span", "bad").text(Figures.count(session.tools().failures()) + " failed"));
            }
            if (session.deadLetters() > 0) {
                counts.add(El.of("span", "unread")
                        .attribute("title", "Lines of the session's files that could not be understood")
                        .text(" " + Figures.unreadLines(session.deadLetters())));
            }
            bar.add(counts);
        }
        El visibility = El.of("p", "field").add(El.of("b").text(view.isPublic() ? "Public" : "Private"));
        if (view.isPublic() && view.isEmbedAllowed()) {
            visibility.text(" ").add(El.of("span", "embed").text("embed on"));
        }
        bar.add(El.of("span", "gap"));
        if (session != null && view.timeline() == null) {
            bar.add(El.of("p", "field to-timeline")
                    .add(El.of("a")
                            .attribute("href", TimelinePanel.link(session, TimelineSpan.FIRST))
                            .text("Timeline")));
        }
        if (!view.isGone()) {
            bar.add(visibility).add(El.of("p", "field viewers").text(viewers(view.viewers())));
        }
        return bar.add(El.of("p", "field repo")
                        .add(El.of("code").text(state.hud().toString())))
                .add(El.of("p", "field utc").add(ThreadPanel.time(view.now(), Figures.timeOfDay(view.now()) + " UTC")));
    }

    private static String viewers(int viewers) {
        return viewers == 1 ? "1 viewer" : Figures.grouped(viewers) + " viewers";
    }

    private static El link(LinkState link, HudState state) {
        El field = El.of("p", "field link");
        switch (link) {
            case LinkState.Live _ -> field.add(El.of("i", "dot")).add(El.of("b").text("Live"));
            case LinkState.Connecting _ -> field.text("Connecting");
            case LinkState.Lost _ -> field.text("Not live");
            case LinkState.Replay replay -> field.text("Replay " + replay.name());
        }
        return field.text(" ").add(El.of("code", "dim").text("seq " + Figures.grouped(state.seq())));
    }
}
