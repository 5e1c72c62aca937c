package com.openagents.backroom.console.key;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Gives key presses to the first action that wants them. What is typed into a text field stays there, and so does what
/// a field does with its own keys; Enter and Space on a button press the button. Escape leaves a field that has no use
/// for it, and keeps what was typed.
public final class KeyRouter {
    private final Scene scene;
    private final Supplier<List<KeyAction>> actions;
    private final Runnable leaveField;

    public KeyRouter(Scene scene, Supplier<List<KeyAction>> actions, Runnable leaveField) {
        this.scene = scene;
        this.actions = actions;
        this.leaveField = leaveField;
    }

    public void attach() {
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::route);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::route);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::unused);
    }

    private void unused(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && scene.getFocusOwner() instanceof TextInputControl) {
            event.consume();
            leaveField.run();
        }
    }

    private void route(KeyEvent event) {
        Node owner = scene.getFocusOwner();
        boolean isText = owner instanceof TextInputControl;
        boolean pressesButton =
                owner instanceof ButtonBase && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE);
        if (pressesButton || (isText && (!event.isShortcutDown() || event.getCode() == KeyCode.C))) {
            return;
        }
        for (KeyAction action : actions.get()) {
            if (action.matches(event)) {
                event.consume();
                action.effect().run();
                return;
            }
        }
    }
}
