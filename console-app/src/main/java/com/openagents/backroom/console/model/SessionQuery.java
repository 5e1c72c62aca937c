package com.openagents.backroom.console.model;

import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.ToolName;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What was typed into the search field: a session matches when all words occur in what the wall says of it.
public record SessionQuery(List<String> words) {
    public static final SessionQuery ALL = new SessionQuery(List.of());

    public SessionQuery {
        words = List.copyOf(words);
    }

    public static SessionQuery of(String text) {
        return new SessionQuery(List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .filter(word -> !word.isEmpty())
                .toList());
    }

    public boolean isAll() {
        return words.isEmpty();
    }

    /// Whether title, HUD, agent, model, branch, state and current call together hold all words.
    public boolean matches(SessionState session, Instant now) {
        if (words.isEmpty()) {
            return true;
        }
        String call = session.currentTool()
                .map(tool -> tool.name() + " " + ToolName.words(tool.name()) + " " + tool.title())
                .orElse("");
        List<String> said = List.of(
                session.title(),
                session.hud().toString(),
                session.agent(),
                session.model().orElse(""),
                session.facts().branch().orElse(""),
                session.phaseAt(now).phase().word(),
                call);
        String text = String.join("\n", said).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
