package com.openagents.backroom.console.server;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.FactRows;
import com.openagents.backroom.console.widget.FactRows.Fact;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Addresses, data folder, database, uptime, viewers: read again every two seconds while it is shown.
public final class ServerScreen implements Screen {
    private static final Duration REFRESH = Duration.seconds(2);

    private final Callable<ServerFacts> facts;
    private final Background background;
    private final FactRows network = new FactRows();
    private final FactRows storage = new FactRows();
    private final FactRows process = new FactRows();
    private final Label trouble = Texts.of("red", "");
    private final ScrollPane node;
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, _ -> ask()));
    private String address = "";
    private String dataFolder = "";
    private Background.@Nullable Scope scope;

    /// @param facts reads how the server is doing; may be slow
    public ServerScreen(Callable<ServerFacts> facts, Background background) {
        this.facts = facts;
        this.background = background;
        refresh.setCycleCount(Animation.INDEFINITE);
        trouble.setWrapText(true);
        trouble.setManaged(false);
        VBox page = new VBox(
                trouble,
                card("Network", network, new CopyButton("Copy address", () -> address)),
                card("Data", storage, new CopyButton("Copy folder", () -> dataFolder)),
                card("Process", process, null));
        page.getStyleClass().add("page");
        node = new ScrollPane(page);
        node.setFitToWidth(true);
        node.setId("server-screen");
    }

    @Override
    public String title() {
        return "Server";
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
        }
    }

    @Override
    public List<KeyAction> keys() {
        return List.of();
    }

    private void ask() {
        if (scope != null) {
            scope.run(facts, this::show, this::showTrouble);
        }
    }

    private void show(ServerFacts now) {
        trouble.setManaged(false);
        trouble.setText("");
        address = now.address();
        dataFolder = now.dataFolder().toString();
        network.show(List.of(
                new Fact("Address", now.address(), true),
                new Fact("Health and metrics", now.adminAddress(), true),
                new Fact("Viewers", Units.count(now.viewers()), true)));
        storage.show(List.of(
                new Fact("Data folder", now.dataFolder().toString(), true),
                new Fact("Database", Units.bytes(now.databaseBytes()), true),
                new Fact("Events since the start", Units.count(now.events()), true),
                new Fact("Log files", now.logFolder().toString(), true)));
        process.show(List.of(
                new Fact("Running for", Units.span(now.uptime()), true),
                new Fact("Version", now.version(), true),
                new Fact("Java", Runtime.version().toString(), true)));
    }

    private void showTrouble(Exception e) {
        trouble.setManaged(true);
        trouble.setText("The server's figures could not be read: " + e.getMessage());
    }

    private static VBox card(String title, FactRows rows, @Nullable CopyButton copy) {
        HBox head = new HBox(Texts.of("card-title", title), new Spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        if (copy != null) {
            head.getChildren().add(copy);
        }
        VBox card = new VBox(head, rows);
        card.getStyleClass().add("card");
        return card;
    }
}
