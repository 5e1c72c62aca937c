package com.openagents.backroom.console.window;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The row at the bottom: the server, what is read, how it is drawn, the time.
final class StatusBar extends HBox {
    static final double HEIGHT_PX = 28;

    /// Below this width not everything fits.
    private static final double WIDE_PX = 900;

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'");

    private final Region dot = new Region();
    private final Label address = Texts.of("mono-dim", "is starting");
    private final Label sessions = Texts.of("mono", "0");
    private final Label sessionsWord = Texts.of("body", "sessions");
    private final Label sources = Texts.of("body", "");
    private final Label unread = Texts.of("dim", "");
    private final Label money = Texts.of("strong", "");
    private final HBox sessionsCell = row(sessions, sessionsWord);
    private final Button sourcesCell;
    private final Button moneyCell;
    private final Label painter = Texts.of("body", "");
    private final Tooltip painterTip = new Tooltip();
    private final Label time = Texts.of("mono-dim", "");
    private final Clock clock;
    private final Timeline ticking;

    /// Where its cells lead.
    record Actions(Runnable openServer, Runnable openSources, Runnable openBilling, Runnable openKeys) {}

    StatusBar(Clock clock, Actions actions) {
        this.clock = clock;
        getStyleClass().add("status-bar");
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxHeight(HEIGHT_PX);
        dot.getStyleClass().setAll("dot", "dot-hollow");
        sessionsCell.getStyleClass().add("status-cell");
        HBox rendererCell = row(painter, Texts.of("dim", "on change"));
        painter.setId("status-painter");
        Tooltip.install(rendererCell, painterTip);
        rendererCell.getStyleClass().addAll("status-cell", "status-cell-right");
        HBox clockCell = row(time);
        clockCell.getStyleClass().addAll("status-cell", "status-cell-right");
        // In a small window what is only good to know makes room; what remains is never cut.
        rendererCell
                .visibleProperty()
                .bind(widthProperty()
                        .greaterThanOrEqualTo(WIDE_PX)
                        .and(painter.textProperty().isNotEmpty()));
        rendererCell.managedProperty().bind(rendererCell.visibleProperty());
        sessionsCell.setMinWidth(Region.USE_PREF_SIZE);
        clockCell.setMinWidth(Region.USE_PREF_SIZE);
        Button server = cell("status-server", actions.openServer(), dot, Texts.of("strong", "Server"), address);
        sourcesCell = cell("status-sources", actions.openSources(), sources, unread);
        moneyCell = cell("status-billing", actions.openBilling(), money);
        moneyCell.setMinWidth(0);
        money.setMinWidth(0);
        Tooltip moneyTip = new Tooltip();
        moneyTip.textProperty().bind(money.textProperty());
        moneyCell.setTooltip(moneyTip);
        moneyCell.visibleProperty().bind(money.textProperty().isNotEmpty());
        unread.visibleProperty()
                .bind(widthProperty()
                        .greaterThanOrEqualTo(WIDE_PX)
                        .or(moneyCell.visibleProperty().not()));
        unread.managedProperty().bind(unread.visibleProperty());
        moneyCell.managedProperty().bind(moneyCell.visibleProperty());
        Button keys = cell("status-keys", actions.openKeys(), Texts.keyCap("?"), Texts.of("body", "Keys"));
        keys.getStyleClass().add("status-cell-right");
        setCountsShown(false);
        getChildren().addAll(server, sessionsCell, sourcesCell, moneyCell, new Spacer(), rendererCell, keys, clockCell);
        ticking = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
        ticking.setCycleCount(Animation.INDEFINITE);
        tick();
    }

    void start() {
        ticking.play();
    }

    void stop() {
        ticking.stop();
    }

    void show(FrameState state) {
        dot.getStyleClass().setAll("dot", "dot-green");
        setCountsShown(true);
        address.setText(state.serverAddress());
        sessions.setText(Integer.toString(state.sessions()));
        sessionsWord.setText(state.sessions() == 1 ? "session" : "sessions");
        money.setText(state.attention().words());
        money.getStyleClass().setAll("label", state.attention().isUrgent() ? "text-red" : "text-strong");
        sources.setText(state.sources() == 1 ? "1 source" : state.sources() + " sources");
        String troubled = state.troubledSources() == 0 ? "" : state.troubledSources() + " need attention  ";
        unread.setText(troubled + state.unreadLines() + (state.unreadLines() == 1 ? " unread line" : " unread lines"));
    }

    void show(Painting painting) {
        switch (painting) {
            case Painting.Opening _ -> show("Vulkan", "is being opened");
            case Painting.Vulkan vulkan -> show("Vulkan", vulkan.device());
            case Painting.Canvas canvas ->
                show("Canvas", canvas.reason().orElse("JavaFX paints, as hud.renderer says."));
        }
    }

    /// Before the server is there nothing has been counted.
    private void setCountsShown(boolean isShown) {
        sessionsCell.setVisible(isShown);
        sessionsCell.setManaged(isShown);
        sourcesCell.setVisible(isShown);
        sourcesCell.setManaged(isShown);
    }

    private void show(String name, String details) {
        painter.setText(name);
        painterTip.setText(details);
    }

    private void tick() {
        time.setText(UTC.format(clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private static Button cell(String id, Runnable action, Node... parts) {
        Button cell = new Button(null, row(parts));
        cell.getStyleClass().setAll("status-cell", "status-button");
        cell.setId(id);
        cell.setFocusTraversable(false);
        cell.setMaxHeight(Double.MAX_VALUE);
        cell.setMinWidth(Region.USE_PREF_SIZE);
        cell.setOnAction(_ -> action.run());
        return cell;
    }

    private static HBox row(Node... parts) {
        HBox row = new HBox(6, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
