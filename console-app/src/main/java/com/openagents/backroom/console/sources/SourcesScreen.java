package com.openagents.backroom.console.sources;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.ingest.SourceStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What is read, from where, and the lines that could not be understood: read again every two seconds while shown.
public final class SourcesScreen implements Screen {
    private static final Duration REFRESH = Duration.seconds(2);

    private final Callable<SourcesReport> report;
    private final OlderFilesReader older;
    private final Background background;
    private final Clock clock;
    private final Label trouble = Texts.of("red", "");
    private final VBox cards = new VBox(12);
    private final OlderFilesCard olderFiles = new OlderFilesCard(this::read);
    private final UnreadLines unread = new UnreadLines();
    private final ScrollPane node;
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, _ -> ask()));
    private Background.@Nullable Scope scope;

    /// @param report reads how it stands with the sources; may be slow
    public SourcesScreen(Callable<SourcesReport> report, OlderFilesReader older, Background background, Clock clock) {
        this.report = report;
        this.older = older;
        this.background = background;
        this.clock = clock;
        refresh.setCycleCount(Animation.INDEFINITE);
        trouble.setWrapText(true);
        trouble.setManaged(false);
        VBox page = new VBox(trouble, cards, olderFiles, unread);
        page.getStyleClass().add("page");
        node = new ScrollPane(page);
        node.setFitToWidth(true);
        node.setId("sources-screen");
    }

    @Override
    public String title() {
        return "Sources";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void shown() {
        scope = background.scope();
        ask();
        refresh.playFromStart();
    }

    @Override
    public void hidden() {
        refresh.stop();
        if (scope != null) {
            scope.close();
            scope = null;
            olderFiles.left();
        }
    }

    @Override
    public List<KeyAction> keys() {
        return List.of();
    }

    private void ask() {
        if (scope != null) {
            scope.run(report, this::show, this::showTrouble);
            scope.run(older::list, files -> olderFiles.show(files, clock.instant()), this::showTrouble);
        }
    }

    private void read(Path file) {
        if (scope != null) {
            scope.run(
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
    }

    private void show(SourcesReport now) {
        trouble.setManaged(false);
        trouble.setText("");
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
        trouble.setManaged(true);
        trouble.setText("The sources' state could not be read: " + e.getMessage());
    }
}
