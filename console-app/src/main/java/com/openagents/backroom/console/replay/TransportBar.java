package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.widget.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The bar below a replay: event by event, play and pause, the moment, how fast. FX thread only.
final class TransportBar extends HBox {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final ReplayModel model;
    private final Button play = button("replay-play", "\u25b6", "Play");
    private final Slider slider = new Slider();
    private final Label moment = Texts.of("mono", "");
    private final Label pruned = Texts.of("dim", "Older events were removed.");
    private final List<Button> speeds = new ArrayList<>();
    private Instant begin = Instant.EPOCH;

    TransportBar(ReplayModel model, Runnable toLive) {
        this.model = model;
        setId("transport");
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        Label badge = Texts.of("strong", "Replay");
        badge.getStyleClass().add("replay-badge");
        Button back = button("replay-back", "\u2039", "Previous event");
        Button next = button("replay-next", "\u203a", "Next event");
        back.setOnAction(_ -> model.step(-1));
        next.setOnAction(_ -> model.step(1));
        play.setOnAction(_ -> model.toggle());
        slider.setId("replay-slider");
        slider.setFocusTraversable(false); // arrows are the replay's, wherever the focus is
        slider.setAccessibleText("Moment");
        slider.setOnMousePressed(_ -> seek());
        slider.setOnMouseDragged(_ -> seek());
        HBox.setHgrow(slider, Priority.ALWAYS);
        pruned.setVisible(false);
        pruned.managedProperty().bind(pruned.visibleProperty());
        moment.setId("replay-moment");
        moment.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(badge, back, play, next, slider, moment, pruned);
        for (int speed : ReplayModel.SPEEDS) {
            Button button = button("replay-" + speed, speed + "\u00d7", "Play " + speed + " times as fast");
            button.setUserData(speed);
            button.setOnAction(_ -> model.speed(speed));
            speeds.add(button);
        }
        getChildren().addAll(speeds);
        Button live = button("replay-live", "To live", "Back to what is live");
        live.setOnAction(_ -> toLive.run());
        getChildren().add(live);
    }

    /// Shows where the replay stands.
    void show(Transport transport) {
        begin = transport.begin();
        slider.setMax(Math.max(1, millis(transport.end())));
        if (!slider.isPressed()) {
            slider.setValue(millis(transport.moment()));
        }
        moment.setText(UTC.format(transport.moment()) + " UTC");
        play.setText(transport.isPlaying() ? "\u2016" : "\u25b6");
        play.setAccessibleText(transport.isPlaying() ? "Pause" : "Play");
        pruned.setVisible(transport.isPruned());
        for (Button button : speeds) {
            boolean isCurrent = transport.isPlaying() && button.getUserData().equals(transport.speed());
            button.getStyleClass().removeAll("replay-current");
            if (isCurrent) {
                button.getStyleClass().add("replay-current");
            }
        }
    }

    /// Since the beginning, as the slider counts.
    private double millis(Instant moment) {
        return (double) Duration.between(begin, moment).toMillis();
    }

    private void seek() {
        model.seek(begin.plusMillis((long) slider.getValue()));
    }

    private static Button button(String id, String text, String words) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll("quiet-button");
        button.setAccessibleText(words);
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
