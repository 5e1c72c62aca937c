package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.bench.measure.Waiting;
import com.openagents.backroom.console.scene.SceneCanvas;
import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.KeyStroke;
import com.openagents.backroom.hud.scene.Action;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Scene;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/// Works the console as a person does, by keys, buttons and clicks. Not for the FX thread, but where it says so.
final class ConsoleHand {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Of the window's inside, from its upper left corner: nothing is there that a pointer over it would change.
    private static final double ASIDE_X_PX = 420;

    private static final double ASIDE_Y_PX = 14;

    /// A blinking caret never stands still.
    private static final String NO_CARET = "-fx-display-caret: false";

    /// Waits until something is seen; texts must say something.
    void await(String query) {
        Waiting.until(query, PATIENCE, () -> onFx(() -> isSeen(query)));
    }

    void awaitText(String query, String text) {
        Waiting.until(
                query + " says " + text,
                PATIENCE,
                () -> onFx(() -> node(query)
                        .map(Labeled.class::cast)
                        .filter(label -> text.equals(label.getText()))
                        .isPresent()));
    }

    /// Presses the first key of an action.
    void press(HudAction action) {
        KeyStroke key = action.keys().getFirst();
        onFx(() -> {
            javafx.scene.Scene scene = window().orElseThrow().getScene();
            EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
            Event.fireEvent(target, key.isCharacter() ? typed(key.key()) : pressed(key));
            return true;
        });
    }

    /// Writes into a field, which then has no caret.
    void write(String field, String text) {
        await(field);
        onFx(() -> {
            TextField found = node(field).map(TextField.class::cast).orElseThrow();
            found.setStyle(NO_CARET);
            found.setText(text);
            return true;
        });
    }

    /// Presses Enter in a field.
    void enter(String field) {
        onFx(() -> {
            Event.fireEvent(node(field).orElseThrow(), pressed(new KeyStroke("Enter", false, false)));
            return true;
        });
    }

    void push(String button) {
        await(button);
        onFx(() -> {
            node(button).map(ButtonBase.class::cast).orElseThrow().fire();
            return true;
        });
    }

    /// Clicks on a text.
    void click(String text) {
        Waiting.until(text, PATIENCE, () -> onFx(() -> label(text).isPresent()));
        onFx(() -> {
            Node label = label(text).orElseThrow();
            return clickOn(
                    label,
                    label.getLayoutBounds().getCenterX(),
                    label.getLayoutBounds().getCenterY());
        });
        aside();
    }

    /// Clicks on a session's card of the wall.
    void open(String session) {
        onFx(() -> {
            SceneCanvas wall = node("#wall").map(SceneCanvas.class::cast).orElseThrow();
            Box card = wall.scene().map(Scene::hits).orElseThrow().stream()
                    .filter(hit -> hit.action() instanceof Action.OpenSession open
                            && open.sessionId().equals(session))
                    .map(HitRegion::box)
                    .findFirst()
                    .orElseThrow();
            return clickOn(wall, card.x() + card.width() / 2, card.y() + card.height() / 2);
        });
        await("#hud");
        aside();
    }

    /// Clicks on a slider until it moves.
    ///
    /// @param part of its length, from 0 to 1
    void slide(String query, double part) {
        Waiting.until(
                query + " moves",
                PATIENCE,
                () -> onFx(() -> {
                    Slider slider = node(query).map(Slider.class::cast).orElseThrow();
                    return slider.getValue() > slider.getMin()
                            || !clickOn(slider, slider.getWidth() * part, slider.getHeight() / 2);
                }));
        aside();
    }

    private void aside() {
        onFx(() -> {
            Window window = window().orElseThrow();
            new Robot().mouseMove(window.getX() + ASIDE_X_PX, window.getY() + ASIDE_Y_PX);
            return true;
        });
    }

    private static boolean clickOn(Node node, double x, double y) {
        Point2D place = node.localToScreen(x, y);
        Robot robot = new Robot();
        robot.mouseMove(place);
        robot.mouseClick(MouseButton.PRIMARY);
        return true;
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    private static KeyEvent pressed(KeyStroke key) {
        KeyCode code = switch (key.key()) {
            case "Enter" -> KeyCode.ENTER;
            case "Escape" -> KeyCode.ESCAPE;
            case "k" -> KeyCode.K;
            default -> throw new IllegalArgumentException("nobody presses " + key.text() + " here");
        };
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, key.withShift(), key.withControl(), false, false);
    }

    private static boolean isSeen(String query) {
        return node(query)
                .filter(node -> node.localToScene(node.getLayoutBounds()).getWidth() > 0)
                .filter(ConsoleHand::isVisible)
                .filter(node -> !(node instanceof Labeled label)
                        || label.getGraphic() != null
                        || !label.getText().isEmpty())
                .isPresent();
    }

    private static boolean isVisible(Node node) {
        return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
    }

    private static Optional<Node> label(String text) {
        return window().stream()
                .flatMap(window -> window.getScene().getRoot().lookupAll("*").stream())
                .filter(node -> node instanceof Labeled label && text.equals(label.getText()) && isVisible(node))
                .findFirst();
    }

    /// FX thread only.
    static Optional<Window> window() {
        return Window.getWindows().stream().findFirst();
    }

    /// FX thread only.
    static Optional<Node> node(String query) {
        return window().map(Window::getScene).map(scene -> scene.lookup(query));
    }

    static <T> T onFx(Callable<T> task) {
        FutureTask<T> asked = new FutureTask<>(task);
        Platform.runLater(asked);
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the console failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
