package com.openagents.backroom.console.key;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// One key and what it does now.
///
/// @param label how the key is named on the sheet: `j`, `Esc`, `Enter`
/// @param words what it does, in a few words
public record KeyAction(String label, String words, Trigger trigger, Runnable effect) {

    /// What has to be pressed.
    public sealed interface Trigger {}

    /// A character, however the keyboard makes it.
    public record Typed(String character) implements Trigger {}

    /// A key that types nothing.
    public record Pressed(KeyCode code) implements Trigger {}

    public static KeyAction typed(String character, String words, Runnable effect) {
        return new KeyAction(character, words, new Typed(character), effect);
    }

    public static KeyAction pressed(KeyCode code, String label, String words, Runnable effect) {
        return new KeyAction(label, words, new Pressed(code), effect);
    }

    /// Whether `event` is this key, pressed without Ctrl, Alt or Meta.
    public boolean matches(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        return switch (trigger) {
            case Typed typed ->
                event.getEventType() == KeyEvent.KEY_TYPED && typed.character().equals(event.getCharacter());
            case Pressed pressed -> event.getEventType() == KeyEvent.KEY_PRESSED && pressed.code() == event.getCode();
        };
    }
}
