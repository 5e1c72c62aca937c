package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Texts;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.state.ThreadEntry.Change;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ThreadEntry.Notice;
import com.openagents.backroom.hud.state.ThreadEntry.Outcome;
import com.openagents.backroom.hud.state.ThreadEntry.ToolCall;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.hud.text.Figures;
import com.openagents.backroom.hud.text.PhaseText;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;

/// The thread: who said what, and which tools were called.
final class ThreadPanel {
    private ThreadPanel() {}

    static El of(SessionState session, PhaseNow phase, PageView view) {
        El panel = HudPage.panel("thread", List.of(title(session), meta(session, view.now())));
        Message prompt = session.thread().prompt().orElse(null);
        if (prompt != null) {
            panel.add(turn(prompt));
        }
        El rows = El.of("ol", "rows");
        if (session.thread().dropped() > 0) {
            rows.add(El.of("li", "row older")
                    .key("older")
                    .text(Figures.grouped(session.thread().dropped()) + " earlier rows are in the log"));
        }
        String agent = null;
        for (ThreadEntry entry : session.thread().entries()) {
            if (entry.agentId() != null && !entry.agentId().equals(agent)) {
                rows.add(El.of("li", "row older of-agent")
                        .key("a" + entry.key())
                        .add(El.of("span", "sr").text("Sub-agent "))
                        .text(session.subAgents().name(entry.agentId())));
            }
            agent = entry.agentId();
            rows.add(row(session.hud(), entry, phase.phase(), view.now()));
        }
        if (phase.phase() == Phase.WAITING) {
            rows.add(request(session, phase, view.now()));
        }
        if (session.thread().entries().isEmpty()) {
            rows.add(El.of("li", "row older").key("none").text("Nothing has been said yet."));
        }
        return panel.add(scroller("Thread", rows));
    }

    /// A box that scrolls and stands at its end, by CSS alone.
    static El scroller(String label, El content) {
        return El.of("div", "scroll")
                .attribute("tabindex", "0")
                .attribute("role", "group")
                .attribute("aria-label", label)
                .add(content);
    }

    private static El title(SessionState session) {
        El title = El.of("h2").attribute("id", "h-thread");
        Issue issue = session.facts().issue().orElse(null);
        if (issue != null) {
            title.add(issueLink(issue));
        }
        return title.add(El.of("span").words(session.title()));
    }

    private static El issueLink(Issue issue) {
        String label = issue.label() == null ? "issue" : issue.label();
        return Links.of(issue.url(), label).attribute("class", "issue");
    }

    private static El meta(SessionState session, Instant now) {
        El meta = El.of("p", "meta").text(session.agent());
        String branch = session.facts().branch().orElse("");
        if (!branch.isEmpty()) {
            meta.text(" \u00b7 ").add(El.of("code").text(branch));
        }
        return meta.text(" \u00b7 started ")
                .add(time(session.startedAt(), Figures.hourMinute(session.startedAt())))
                .text(" \u00b7 ")
                .add(El.of("code").text(Figures.clock(session.lengthMillis(now))));
    }

    static El time(Instant at, String text) {
        return El.of("time").attribute("datetime", IsoTime.text(at)).text(text);
    }

    private static El turn(Message prompt) {
        return El.of("p", "turn")
                .key("turn")
                .add(El.of("b").text("You"))
                .add(El.of("span").words(Texts.firstLine(prompt.text(), 300)))
                .add(time(prompt.at(), Figures.hourMinute(prompt.at())));
    }

    private static El row(HudId hud, ThreadEntry entry, Phase phase, Instant now) {
        return switch (entry) {
            case Message message -> message(hud, message);
            case ToolCall call -> call(call, call.outcome().in(phase), now);
            case Notice notice ->
                El.of("li", "row notice-row")
                        .key("e" + notice.key())
                        .add(time(notice.at(), Figures.minuteSecond(notice.at())))
                        .add(El.of("p", "words")
                                .add(El.of("b").text(notice.code()))
                                .text(" " + notice.text()));
        };
    }

    private static El message(HudId hud, Message message) {
        El words = El.of("p", "words");
        if (message.role() == Role.USER) {
            words.add(El.of("b").text(message.agentId() == null ? "You " : "Task "));
        } else if (message.role() == Role.THINKING) {
            words.add(El.of("b").text("Thinking "));
        }
        words.words(message.text());
        if (message.isClipped()) {
            words.text("\u2026 ").add(Links.whole(hud, message.key()));
        }
        return El.of("li", "row say " + message.role().wire() + (message.agentId() == null ? "" : " sub"))
                .key("e" + message.key())
                .add(time(message.at(), Figures.minuteSecond(message.at())))
                .add(words);
    }

    private static El call(ToolCall call, Outcome outcome, Instant now) {
        boolean isRunning = outcome == Outcome.RUNNING;
        boolean isFailed = outcome == Outcome.FAILED;
        El row = El.of(
                        "li",
                        "row call" + (isRunning ? " running" : "") + (isFailed ? " failed" : "")
                                + (call.agentId() == null ? "" : " sub"))
                .key("e" + call.key())
                .add(time(call.at(), Figures.minuteSecond(call.at())))
                .add(Svg.of(
                        isRunning
                                ? Icons.phase(Phase.WORKING, 0)
                                : Icons.tool(call.kind(), isFailed ? Token.RED : Token.TEXT3),
                        "icon"))
                .add(callTitle(call));
        Change change = call.change();
        El lines = El.of("code", "lines");
        if (change != null) {
            lines.add(El.of("ins").text(Figures.added(change.additions())))
                    .text(" ")
                    .add(El.of("del").text(Figures.removed(change.deletions())));
        }
        row.add(lines)
                .add(El.of("code", "took").text(elapsed(call, outcome, now)))
                .add(mark(outcome));
        if (!call.failureLine().isEmpty()) {
            row.add(El.of("code", "why").words(call.failureLine()));
        }
        return row;
    }

    private static El callTitle(ToolCall call) {
        El title = El.of("code", call.isTitlePath() ? "title path" : "title")
                .attribute("title", call.title())
                .add(El.of("span", "sr").text(ToolName.words(call.name()) + ": "));
        return call.isTitlePath()
                ? PathText.addTo(title, call.title())
                : title.words(call.title().isEmpty() ? ToolName.words(call.name()) : call.title());
    }

    private static String elapsed(ToolCall call, Outcome outcome, Instant now) {
        Long took = call.durationMillis();
        return switch (outcome) {
            case RUNNING -> Figures.elapsed(now.toEpochMilli() - call.at().toEpochMilli());
            case SUCCEEDED, FAILED -> took == null ? Figures.UNKNOWN : Figures.elapsed(took);
            case LOST -> Figures.NO_END;
        };
    }

    private static El mark(Outcome outcome) {
        El box = El.of("span", "mark-box");
        switch (outcome) {
            case SUCCEEDED -> box.add(Svg.of(Icons.tick(), "tick"));
            case FAILED -> box.add(Svg.of(Icons.cross(), "cross"));
            case LOST -> box.add(Svg.of(Icons.open(), "open"));
            case RUNNING -> {}
        }
        return box.add(El.of("span", "sr").text(outcome.words()));
    }

    private static El request(SessionState session, PhaseNow phase, Instant now) {
        return El.of("li", "row request")
                .key("request")
                .add(El.of("p", "request-head")
                        .add(Svg.of(Icons.waitingOnAmber(), "icon"))
                        .add(El.of("b").text(PhaseText.cardHead(session, phase)))
                        .add(El.of("span", "clock").text(Figures.clock(phase.millisUntil(now)))))
                .add(El.of("p", PhaseText.isCall(session, phase) ? "request-body code" : "request-body")
                        .text(PhaseText.cardBody(session)));
    }
}
