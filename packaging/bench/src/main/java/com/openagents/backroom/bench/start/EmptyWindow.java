package com.openagents.backroom.bench.start;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least that shows a window: one label. It says how long the process took to its first frame, counted as the
/// console
/// counts.
public final class EmptyWindow extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @Override
    public void start(Stage stage) {
        Scene scene = new Scene(new StackPane(new Label("Nothing here")), WIDTH, HEIGHT);
        scene.addPostLayoutPulseListener(this::shown);
        stage.setScene(scene);
        stage.show();
    }

    private void shown() {
        ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toMillis())
                .ifPresent(System.out::println);
    }
}
