package com.openagents.backroom.console.widget;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line beside a form's buttons that says what became of them.
public final class Outcome extends Label {
    public Outcome(String id) {
        setId(id);
        setWrapText(true);
        setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(this, Priority.ALWAYS);
        clear();
    }

    /// Says nothing any more.
    public void clear() {
        say("text-dim", "");
    }

    /// Something is being done.
    public void busy(String sentence) {
        say("text-dim", sentence);
    }

    /// It is done.
    public void done(String sentence) {
        say("text-green", "\u2713 " + sentence);
    }

    /// It can't be done, and what helps.
    public void refused(String sentence) {
        say("text-red", sentence);
    }

    private void say(String style, String sentence) {
        getStyleClass().setAll("label", style);
        setText(sentence);
    }
}
