package com.openagents.backroom.console.sources;

import com.openagents.backroom.console.widget.FactRows;
import com.openagents.backroom.console.widget.FactRows.Fact;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One watched folder: what it is, whether it can be read, what was read, and what to do when something is wrong.
final class SourceCard extends VBox {
    private final Region dot = new Region();
    private final Label title = Texts.of("card-title", "");
    private final Label state = Texts.of("dim", "");
    private final Label folder = Texts.of("mono", "");
    private final Label advice = Texts.of("prose", "");
    private final FactRows rows = new FactRows();

    SourceCard() {
        getStyleClass().add("card");
        HBox head = new HBox(8, dot, title, state, new Spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        advice.setWrapText(true);
        getChildren().addAll(head, folder, advice, rows);
    }

    void show(SourceStatus status, Instant now) {
        title.setText(status.title());
        folder.setText(Texts.visible(status.folder().toString()));
        state.setText(words(status.presence()));
        boolean isTroubled = status.presence() == Presence.UNREADABLE || status.unreadable() > 0;
        dot.getStyleClass().setAll("dot", isTroubled ? "dot-red" : dotStyle(status.presence()));
        getStyleClass().setAll("card", isTroubled ? "card-trouble" : "card-calm");
        String words = status.advice();
        advice.setText(words == null ? "" : Texts.visible(words));
        advice.setManaged(words != null);
        advice.setVisible(words != null);
        rows.show(facts(status, now));
        boolean hasFacts = status.presence() == Presence.PRESENT;
        rows.setManaged(hasFacts);
        rows.setVisible(hasFacts);
    }

    private static List<Fact> facts(SourceStatus status, Instant now) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Files", files(status), false));
        facts.add(new Fact(
                "Read since the start", Units.count(status.lines()) + " lines, " + Units.bytes(status.bytes()), true));
        Instant last = status.lastActivity();
        facts.add(new Fact("Last line", last == null ? "--" : Units.span(Duration.between(last, now)) + " ago", true));
        facts.add(new Fact("Unread lines", Units.count(status.deadLetters()), true));
        if (status.repairedLines() > 0) {
            facts.add(new Fact(
                    "Repaired lines", Units.count(status.repairedLines()) + " with bytes that are no UTF-8", false));
        }
        long unknown = status.unknownRecords().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (unknown > 0) {
            facts.add(new Fact("Unknown records", unknownWords(status, unknown), false));
        }
        facts.add(new Fact(
                "Changes", status.isNative() ? "told by the system at once" : "looked for every few seconds", false));
        return facts;
    }

    private static String files(SourceStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add(Units.count(status.followed()) + " followed");
        if (status.listed() > 0) {
            parts.add(Units.count(status.listed()) + " older, read on demand");
        }
        if (status.unreadable() > 0) {
            parts.add(Units.count(status.unreadable()) + " can't be opened");
        }
        if (status.foreign() > 0) {
            parts.add(Units.count(status.foreign()) + " of no known format");
        }
        return String.join(", ", parts);
    }

    private static String unknownWords(SourceStatus status, long total) {
        List<String> types = status.unknownRecords().keySet().stream().sorted().toList();
        return Units.count(total) + " kept as they are: " + String.join(", ", types);
    }

    private static String words(Presence presence) {
        return switch (presence) {
            case PRESENT -> "watched";
            case ABSENT -> "not there yet";
            case UNREADABLE -> "can't be read";
        };
    }

    private static String dotStyle(Presence presence) {
        return switch (presence) {
            case PRESENT -> "dot-green";
            case ABSENT -> "dot-hollow";
            case UNREADABLE -> "dot-red";
        };
    }
}
