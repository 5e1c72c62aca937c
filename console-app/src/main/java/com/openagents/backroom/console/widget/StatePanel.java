package com.openagents.backroom.console.widget;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A screen's place when it has nothing to show: what is, and what to do (tokens §11).
public final class StatePanel extends VBox {
    private static final double TEXT_WIDTH_PX = 320;
    private static final double ICON_SCALE = 28.0 / Icon.GRID_PX;

    private final Label title = Texts.of("state-title", "");
    private final Label words = Texts.of("prose", "");
    private final HBox actions = new HBox(8);

    /// A panel of words and actions.
    ///
    /// @param middle stands between the words and the actions
    public StatePanel(Node icon, String titleText, String wordsText, Node middle, List<Button> buttons) {
        getStyleClass().add("state-panel");
        icon.setScaleX(ICON_SCALE);
        icon.setScaleY(ICON_SCALE);
        icon.setTranslateX(6);
        icon.setTranslateY(6);
        Region underIcon = new Region();
        underIcon.setMinHeight(28);
        title.setText(titleText);
        words.setText(wordsText);
        words.setWrapText(true);
        words.setMaxWidth(TEXT_WIDTH_PX);
        words.getStyleClass().add("state-text");
        actions.getChildren().addAll(buttons);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.setManaged(!buttons.isEmpty());
        getChildren().addAll(icon, underIcon, title, words, middle, actions);
    }
}
