package com.openagents.backroom.console.sources;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.server.ingest.SourceStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import javafx.scene.layout.VBox;

/// What is read, from where, and the lines that could not be understood: read again every two seconds while shown.
public final class SourcesScreen extends CardScreen {
    private final Callable<SourcesReport> report;
    private final OlderFilesReader older;
    private final Clock clock;
    private final VBox cards = new VBox(12);
    private final OlderFilesCard olderFiles = new OlderFilesCard(this::read);
    private final UnreadLines unread = new UnreadLines();

    /// @param report reads how it stands with the sources; may be slow
    public SourcesScreen(Callable<SourcesReport> report, OlderFilesReader older, Background background, Clock clock) {
        super("Sources", "sources-screen", background);
        this.report = report;
        this.older = older;
        this.clock = clock;
        page().add(cards, olderFiles, unread);
    }

    @Override
    protected void left() {
        olderFiles.left();
    }

    @Override
    protected void ask() {
        page().run(report, this::show, this::showTrouble);
        page().run(older::list, files -> olderFiles.show(files, clock.instant()), this::showTrouble);
    }

    private void read(Path file) {
        page().run(
                        () -> {
                            older.read(file);
                            return file;
                        },
                        read -> {
                            olderFiles.ended(read, null);
                            ask();
                        },
                        e -> olderFiles.ended(file, e.getMessage() + "."));
    }

    private void show(SourcesReport now) {
        page().say("");
        while (cards.getChildren().size() < now.sources().size()) {
            cards.getChildren().add(new SourceCard());
        }
        cards.getChildren().remove(now.sources().size(), cards.getChildren().size());
        Instant instant = clock.instant();
        for (int i = 0; i < now.sources().size(); i++) {
            SourceStatus status = now.sources().get(i);
            if (cards.getChildren().get(i) instanceof SourceCard card) {
                card.show(status, instant);
            }
        }
        unread.show(now.unread(), now.unreadTotal());
    }

    private void showTrouble(Exception e) {
        page().say("The sources' state could not be read: " + e.getMessage());
    }
}
