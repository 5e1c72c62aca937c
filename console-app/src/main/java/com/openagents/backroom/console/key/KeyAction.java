package com.openagents.backroom.console.key;

import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.KeyStroke;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Something that can be done now, by its keys or from the palette.
public record KeyAction(HudAction action, Runnable effect) {
    /// Whether `event` is one of its keys.
    public boolean matches(KeyEvent event) {
        return action.keys().stream().anyMatch(key -> isPressed(key, event));
    }

    private static boolean isPressed(KeyStroke key, KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        if (key.isCharacter()) {
            // However the keyboard makes it.
            return event.getEventType() == KeyEvent.KEY_TYPED
                    && !event.isControlDown()
                    && !event.isMetaDown()
                    && key.key().equals(event.getCharacter());
        }
        return event.getEventType() == KeyEvent.KEY_PRESSED
                && event.isShortcutDown() == key.withControl()
                && (key.withControl() || event.isShiftDown() == key.withShift())
                && codes(key.key()).contains(event.getCode());
    }

    private static Set<KeyCode> codes(String key) {
        return switch (key) {
            case "Enter" -> Set.of(KeyCode.ENTER);
            case "Escape" -> Set.of(KeyCode.ESCAPE);
            case "ArrowDown" -> Set.of(KeyCode.DOWN, KeyCode.KP_DOWN);
            case "ArrowUp" -> Set.of(KeyCode.UP, KeyCode.KP_UP);
            case "ArrowLeft" -> Set.of(KeyCode.LEFT, KeyCode.KP_LEFT);
            case "ArrowRight" -> Set.of(KeyCode.RIGHT, KeyCode.KP_RIGHT);
            case "PageDown" -> Set.of(KeyCode.PAGE_DOWN);
            case "PageUp" -> Set.of(KeyCode.PAGE_UP);
            case "Home" -> Set.of(KeyCode.HOME);
            case "End" -> Set.of(KeyCode.END);
            case "+" -> Set.of(KeyCode.PLUS, KeyCode.ADD);
            case "=" -> Set.of(KeyCode.EQUALS);
            case "-" -> Set.of(KeyCode.MINUS, KeyCode.SUBTRACT);
            case "0" -> Set.of(KeyCode.DIGIT0, KeyCode.NUMPAD0);
            case "c" -> Set.of(KeyCode.C);
            case "k" -> Set.of(KeyCode.K);
            case "F6" -> Set.of(KeyCode.F6);
            default -> throw new IllegalArgumentException("no key of this keyboard: " + key);
        };
    }
}
