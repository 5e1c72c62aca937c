package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Mark;
import com.openagents.backroom.console.widget.Texts;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.HeaderBar;
import javafx.scene.layout.HeaderButtonType;
import javafx.stage.Stage;

/// The top row of a window that draws its own title: mark, name, screen, window buttons. The system moves, snaps and
/// resizes the window by it; docs/decisions/window-frame.md says why.
// HeaderBar is a preview of JavaFX 26, which marks it as deprecated.
@SuppressWarnings("deprecation")
final class TitleBar extends HeaderBar {
    static final double HEIGHT_PX = 34;

    private static final double BUTTON_WIDTH_PX = 28;

    TitleBar(Stage stage, ObservableValue<String> screenTitle) {
        getStyleClass().add("title-bar");
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxHeight(HEIGHT_PX);
        Label screen = Texts.of("dim", "");
        screen.textProperty().bind(screenTitle);
        HBox name = new HBox(8, new Mark(), Texts.of("strong", "Backroom"), screen);
        name.setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("title-name");
        name.setMouseTransparent(true);
        setLeft(name);

        Icon maximizeIcon = new Icon(Icon.Shape.MAXIMIZE);
        stage.maximizedProperty()
                .addListener(
                        (_, _, maximized) -> maximizeIcon.show(maximized ? Icon.Shape.RESTORE : Icon.Shape.MAXIMIZE));
        HBox buttons = new HBox(
                windowButton("Minimise", new Icon(Icon.Shape.MINIMIZE), HeaderButtonType.ICONIFY),
                windowButton("Maximise", maximizeIcon, HeaderButtonType.MAXIMIZE),
                windowButton("Close", new Icon(Icon.Shape.CLOSE), HeaderButtonType.CLOSE));
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("window-buttons");
        setRight(buttons);
        // A height of 0 takes the system's own buttons away: the three above do their work.
        HeaderBar.setPrefButtonHeight(stage, 0);
    }

    private static Button windowButton(String name, Icon icon, HeaderButtonType type) {
        Button button = new Button(null, icon);
        button.getStyleClass().setAll("window-button");
        button.setAccessibleText(name);
        button.setFocusTraversable(false);
        button.setMinWidth(BUTTON_WIDTH_PX);
        HeaderBar.setButtonType(button, type);
        return button;
    }
}
