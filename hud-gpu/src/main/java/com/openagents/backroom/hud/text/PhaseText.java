package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.state.PhaseNow;
import com.openagents.backroom.hud.state.RunningTool;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.Texts;
import com.openagents.backroom.hud.state.ThreadEntry.Message;
import com.openagents.backroom.hud.state.ToolName;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.text.WhiteSpace;

/// The sentences about what an agent waits for.
public final class PhaseText {
    private static final int MAX_REQUEST_CHARS = 400;
    private static final String QUESTION = "question";
    private static final String PLAN = "plan";

    private PhaseText() {}

    /// The reason as a word with a capital: `Permission`, `Question`.
    public static String reason(PhaseNow phase) {
        String reason = phase.reason();
        if (reason == null || WhiteSpace.isAllOf(reason)) {
            return "Answer";
        }
        String words = WhiteSpace.strip(reason.replace('_', ' '));
        char first = words.charAt(0);
        return (first >= 'a' && first <= 'z' ? (char) (first - ('a' - 'A')) : first) + words.substring(1);
    }

    /// What a bar of the timeline says: `waiting for permission`.
    public static String waiting(PhaseNow phase) {
        String reason = phase.reason() == null ? "" : phase.reason();
        return switch (reason) {
            case QUESTION -> "waiting for an answer";
            case PLAN -> "waiting for approval";
            case "" -> "waiting";
            default -> "waiting for " + reason.replace('_', ' ');
        };
    }

    /// What the alarm says: `Waiting for your permission`.
    public static String alarm(PhaseNow phase) {
        String reason = phase.reason() == null ? "" : phase.reason();
        return switch (reason) {
            case "permission" -> "Waiting for your permission";
            case QUESTION -> "Waiting for your answer";
            case PLAN -> "Waiting for your approval";
            case "" -> "Waiting for you";
            default -> "Waiting for you: " + reason.replace('_', ' ');
        };
    }

    /// What it wants: the tool and its command for a permission, else its question, or what it said last; empty when
    /// none is known.
    public static String request(SessionState session, PhaseNow phase) {
        RunningTool tool = session.waitingFor().orElse(null);
        return tool != null && isCall(session, phase) ? call(tool) : cardBody(session);
    }

    /// The head of the card that shows the request: `Bash needs permission`.
    public static String cardHead(SessionState session, PhaseNow phase) {
        RunningTool tool = session.waitingFor().orElse(null);
        return tool != null && isCall(session, phase)
                ? ToolName.words(tool.name()) + " needs permission"
                : alarm(phase);
    }

    /// What the card says under its head, which has named the tool.
    public static String cardBody(SessionState session) {
        RunningTool tool = session.waitingFor().orElse(null);
        return tool == null || tool.title().isEmpty() ? lastWords(session) : tool.title();
    }

    /// True when the request is a call, which is set in the font of code. A tool that asks a question is a messenger:
    /// its words are prose.
    public static boolean isCall(SessionState session, PhaseNow phase) {
        return session.waitingFor().isPresent() && !QUESTION.equals(phase.reason()) && !PLAN.equals(phase.reason());
    }

    private static String call(RunningTool tool) {
        String name = ToolName.words(tool.name());
        return tool.title().isEmpty() ? name : name + " " + tool.title();
    }

    private static String lastWords(SessionState session) {
        var entries = session.thread().entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof Message message && message.role() == Role.ASSISTANT) {
                return Texts.firstLine(message.text(), MAX_REQUEST_CHARS);
            }
        }
        return "";
    }
}
