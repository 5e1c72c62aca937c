package com.openagents.backroom.console.stripe;

import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.backoffice.StripeOffice.Books;
import com.openagents.backroom.server.ledger.Findings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What always holds in the books, and where it does not.
final class BooksCard extends VBox {
    private final Clock clock;
    private final Label words = Texts.of("prose", "");
    private final VBox rows = new VBox(4);

    /// @param look looks at the books now
    BooksCard(Clock clock, Runnable look) {
        this.clock = clock;
        setId("books");
        getStyleClass().add("card");
        words.setId("books-words");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(
                8, Texts.of("card-title", "Books"), new Spacer(), Buttons.plain("Look now", "check-books", look));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, words, rows);
    }

    void show(Books books) {
        words.setText(books.latest().map(this::words).orElse("Nobody looked at the books yet, so nobody can spend."));
        List<Node> lines = new ArrayList<>();
        for (String invariant : books.invariants()) {
            List<String> breaches = books.latest().map(Findings::breaches).orElse(List.of()).stream()
                    .filter(breach -> breach.invariant().equals(invariant))
                    .map(Findings.Breach::sentence)
                    .toList();
            lines.add(line(
                    breaches.isEmpty() ? "text-body" : "text-red",
                    (breaches.isEmpty() ? "\u2713 " : "\u2717 ") + invariant));
            breaches.forEach(sentence -> lines.add(line("text-mono", "    " + sentence)));
        }
        List<String> texts = lines.stream().map(BooksCard::text).toList();
        if (!texts.equals(rows.getChildren().stream().map(BooksCard::text).toList())) {
            rows.getChildren().setAll(lines);
        }
    }

    private String words(Findings found) {
        String ago = Units.span(Duration.between(found.at(), clock.instant())) + " ago.";
        return found.isSound()
                ? "All of this held " + ago
                : "Nobody can spend until this is put right, and the books were looked at again. Looked at " + ago;
    }

    private static Label line(String style, String text) {
        Label line = new Label(text);
        line.getStyleClass().add(style);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static String text(Node line) {
        return line instanceof Label label ? label.getText() : "";
    }
}
