package com.openagents.backroom.console.start;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.widget.Mark;
import com.openagents.backroom.console.widget.StatePanel;
import java.util.List;
import javafx.scene.layout.Region;

/// Stands in the window while the data folder and the server are opened.
public final class StartScreen implements Screen {
    private final StatePanel node = new StatePanel(
            new Mark(), "Starting", "The data folder and the server are being opened.", new Region(), List.of());

    public StartScreen() {
        node.setId("start-screen");
    }

    @Override
    public String title() {
        return "Starting";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void shown() {}

    @Override
    public void hidden() {}
}
