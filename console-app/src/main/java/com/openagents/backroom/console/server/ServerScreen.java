package com.openagents.backroom.console.server;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.FactRows;
import com.openagents.backroom.console.widget.FactRows.Fact;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Addresses, data folder, database, uptime, viewers: read again every two seconds while it is shown.
public final class ServerScreen extends CardScreen {
    private final Callable<ServerFacts> facts;
    private final FactRows network = new FactRows();
    private final FactRows storage = new FactRows();
    private final FactRows process = new FactRows();
    private String address = "";
    private String dataFolder = "";

    /// @param facts reads how the server is doing; may be slow
    public ServerScreen(Callable<ServerFacts> facts, Background background) {
        super("Server", "server-screen", background);
        this.facts = facts;
        page().add(
                        card("Network", network, new CopyButton("Copy address", () -> address)),
                        card("Data", storage, new CopyButton("Copy folder", () -> dataFolder)),
                        card("Process", process, null));
    }

    @Override
    protected void ask() {
        page().run(facts, this::show, e -> page().say("The server's figures could not be read: " + e.getMessage()));
    }

    private void show(ServerFacts now) {
        page().say("");
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
