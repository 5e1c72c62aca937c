package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.layout.Notice;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The HUD as a page: everything a reader can know of it, without script and without colours.
///
/// Everything that data can name stands in a text or an attribute value; tags, classes and attribute names are ours.
public final class HudPage {
    private HudPage() {}

    /// The element `div` with id `hud`: header, alarm, panels, sessions and status.
    public static Element tree(HudState state, PageView view) {
        Optional<SessionState> shown = view.isGone() ? Optional.empty() : state.shown(view.sessionId(), view.now());
        El root = El.of("div", "hud")
                .attribute("id", "hud")
                .add(header(state, view))
                .add(news(shown, view));
        if (view.isGone()) {
            return root.add(El.of("main", "panels empty").add(gonePanel(state, view)))
                    .add(StatusBar.of(state, null, view))
                    .build();
        }
        notice(shown, view, root);
        if (shown.isEmpty()) {
            return root.add(El.of("main", "panels empty").add(emptyPanel(state, view)))
                    .add(StatusBar.of(state, null, view))
                    .build();
        }
        SessionState session = shown.get();
        PhaseNow phase = session.phaseAt(view.now());
        if (phase.phase() == Phase.WAITING) {
            root.add(alarm(session, phase, view));
        }
        El panels = El.of("main", "panels")
                .attribute("data-phase", phase.phase().wire())
                .add(ThreadPanel.of(session, phase, view))
                .add(CodePanel.of(session))
                .add(TerminalPanel.of(session, phase.phase()))
                .add(MetricsPanel.of(session, view.now()));
        root.add(panels);
        if (view.timeline() != null) {
            root.add(TimelinePanel.of(state, session, view.timeline(), view.now()));
        }
        if (state.sessions().size() > 1) {
            root.add(SessionList.of(state, session, view.now()));
        }
        return root.add(StatusBar.of(state, session, view)).build();
    }

    private static El header(HudState state, PageView view) {
        El header = El.of("header", "top")
                .add(El.of("a", "home")
                        .attribute("href", "/")
                        .attribute("aria-label", "Backroom")
                        .add(Svg.of(Icons.mark(Token.TEXT), "mark")))
                .add(El.of("h1")
                        .add(El.of("span", "dim").text(state.hud().username()))
                        .add(El.of("span", "slash").text(" / "))
                        .add(El.of("b").text(state.hud().repo())))
                .add(linkBadge(view.link()))
                .add(verify(state));
        if (view.link() instanceof LinkState.Live) {
            header.add(El.of("a", "replay")
                    .attribute("href", "/hud/" + state.hud() + "?replay=1")
                    .text("Replay"));
        }
        if (view.viewers() > 0 && !view.isGone()) {
            header.add(El.of("p", "watching").text(Figures.grouped(view.viewers()) + " watching"));
        }
        return header;
    }

    /// The way to the page on which the reader's own browser checks the log.
    private static El verify(HudState state) {
        return El.of("a", "verify")
                .attribute("href", "/hud/" + state.hud() + "/verify")
                .attribute("target", "_blank")
                .attribute("rel", "noopener")
                .text("Verify");
    }

    static El linkBadge(LinkState link) {
        return switch (link) {
            case LinkState.Live _ ->
                El.of("span", "badge live").add(El.of("i", "dot")).text("Live");
            case LinkState.Connecting _ -> El.of("span", "badge").text("Connecting");
            case LinkState.Lost _ -> El.of("span", "badge").text("Not live");
            case LinkState.Replay _ -> El.of("span", "badge").text("Replay");
        };
    }

    /// What a screen reader is told by itself: the state, and only when it changes, so that a busy agent does not talk
    /// without end.
    private static El news(Optional<SessionState> shown, PageView view) {
        String text = view.isGone() ? "No HUD" : "No session yet";
        if (shown.isPresent()) {
            PhaseNow phase = shown.get().phaseAt(view.now());
            text = phase.phase() == Phase.WAITING
                    ? PhaseText.alarm(phase) + ". " + PhaseText.request(shown.get(), phase)
                    : phase.phase().word();
        }
        return El.of("p", "sr")
                .attribute("role", "status")
                .attribute("aria-live", "polite")
                .text(text);
    }

    private static void notice(Optional<SessionState> shown, PageView view, El root) {
        Notice notice = Notice.of(shown.orElse(null), view.link(), view.now());
        if (notice != null) {
            root.add(El.of("section", "notice is-" + notice.look().wire())
                    .key("notice")
                    .attribute("aria-label", "Notice")
                    .add(Svg.of(Icons.phase(notice.look(), 0), "icon"))
                    .add(El.of("b").text(notice.title()))
                    .add(El.of("span").text(notice.sentence())));
        }
    }

    private static El alarm(SessionState session, PhaseNow phase, PageView view) {
        return El.of("section", "alarm")
                .key("alarm")
                .attribute("aria-label", "Needs a human")
                .add(Svg.of(Icons.waitingOnAmber(), "icon"))
                .add(El.of("div", "alarm-words")
                        .add(El.of("h2").text(PhaseText.alarm(phase)))
                        .add(El.of("p").text("Answer in the agent\u2019s terminal")))
                .add(El.of("p", PhaseText.isCall(session, phase) ? "command code" : "command")
                        .text(PhaseText.request(session, phase)))
                .add(El.of("p", "clock").text(Figures.clock(phase.millisUntil(view.now()))));
    }

    /// What its owner took back is not shown any longer, to whoever has it open neither.
    private static El gonePanel(HudState state, PageView view) {
        Notice gone = Objects.requireNonNull(Notice.of(null, view.link(), view.now()));
        return El.of("section", "panel state")
                .add(Svg.of(Icons.phase(gone.look(), 0), "icon"))
                .add(El.of("h2").text(gone.title()))
                .add(El.of("p").text(gone.sentence()))
                .add(El.of("p")
                        .add(El.of("a").attribute("href", "/hud/" + state.hud()).text("Look again")));
    }

    private static El emptyPanel(HudState state, PageView view) {
        boolean isConnecting = view.link() instanceof LinkState.Connecting;
        return El.of("section", "panel state")
                .add(Svg.of(isConnecting ? Icons.phase(Phase.STARTING, 0) : Icons.mark(Token.TEXT3), "icon"))
                .add(El.of("h2").text(isConnecting ? "Connecting" : "No sessions yet"))
                .add(El.of("p")
                        .text(
                                isConnecting
                                        ? "Asking for the events of " + state.hud()
                                                + ". This takes a second or two on a slow line."
                                        : "Start a coding agent in this repository. It shows up here by itself."));
    }

    /// Panels of the page share this head.
    static El panel(String name, List<El> head) {
        return El.of("section", "panel " + name)
                .key(name)
                .attribute("aria-labelledby", "h-" + name)
                .add(El.of("header", "panel-head").addAll(head));
    }
}
