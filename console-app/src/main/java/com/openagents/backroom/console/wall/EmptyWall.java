package com.openagents.backroom.console.wall;

import com.openagents.backroom.console.widget.Mark;
import com.openagents.backroom.console.widget.StatePanel;
import com.openagents.backroom.console.widget.Texts;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Stands on the wall before the first session: which folders are watched, what to do, and a recording to look at.
public final class EmptyWall {
    private static final double FOLDERS_WIDTH_PX = 460;

    private final VBox folders = new VBox(4);

    private final StatePanel panel;

    public EmptyWall(Runnable checkSources, Runnable playRecording) {
        folders.setMaxWidth(FOLDERS_WIDTH_PX);
        panel = new StatePanel(
                new Mark(),
                "No sessions yet",
                "Start a coding agent in any folder, for example with claude in a terminal. Its session shows up here by"
                        + " itself.",
                folders,
                List.of(
                        button("check-sources", "Check sources", "primary-button", checkSources),
                        button("play-recording", "Play a recorded session", "plain-button", playRecording)));
        panel.setId("empty-wall");
        showFolders(List.of());
    }

    Region node() {
        return panel;
    }

    /// Names the folders that are watched.
    public void showFolders(List<Path> watched) {
        folders.setManaged(!watched.isEmpty());
        folders.getChildren().setAll(Texts.of("label", "Watched"));
        for (Path folder : watched) {
            Label label = Texts.of("mono", folder.toString());
            label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            label.setMinWidth(0);
            folders.getChildren().add(label);
        }
        folders.setVisible(!watched.isEmpty());
    }

    private static Button button(String id, String text, String style, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll(style);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
