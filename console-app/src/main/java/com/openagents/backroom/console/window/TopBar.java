package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.StateIcon;
import com.openagents.backroom.console.widget.Texts;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The row over every screen: who needs the operator, the selected HUD's link, search.
public final class TopBar extends HBox {
    static final double HEIGHT_PX = 44;

    /// What its buttons do.
    public record Actions(Runnable back, Runnable jumpToWaiting, Runnable openInBrowser, Runnable leaveSearch) {}

    private final Button back = new Button(null, new Icon(Icon.Shape.BACK));
    private final Label waitingCount = Texts.of("figure-ink", "0");
    private final Button waiting = new Button();
    private final Label nobodyWaits = Texts.of("dim", "Nobody is waiting");
    private final Label failed = Texts.of("figure", "0");
    private final Label working = Texts.of("figure", "0");
    private final Label replay = new Label("REPLAY");
    private final HBox failedGroup;
    private final HBox workingGroup;
    private final LinkBox link;
    private final SearchField search;

    TopBar(Actions actions) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxHeight(HEIGHT_PX);
        back.getStyleClass().setAll("icon-button");
        back.setId("back");
        back.setAccessibleText("Back");
        back.setTooltip(new Tooltip("Back  Esc"));
        back.setOnAction(_ -> actions.back().run());
        HBox words = group(StateIcon.waitingOnAmber(), waitingCount, Texts.of("ink-strong", "waiting"));
        waiting.setGraphic(words);
        waiting.getStyleClass().setAll("waiting-pill");
        waiting.setId("jump-to-waiting");
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        waiting.setOnAction(_ -> actions.jumpToWaiting().run());
        failedGroup = group(StateIcon.failed(), failed, Texts.of("dim", "failed"));
        workingGroup = group(StateIcon.working(), working, Texts.of("dim", "working"));
        replay.getStyleClass().add("replay-badge");
        replay.setId("replay-badge");
        replay.setMinWidth(Region.USE_PREF_SIZE);
        nobodyWaits.setMinWidth(Region.USE_PREF_SIZE);
        link = new LinkBox(actions.openInBrowser());
        search = new SearchField(actions.leaveSearch());
        getChildren().addAll(back, replay, waiting, nobodyWaits, failedGroup, workingGroup, new Spacer(), link, search);
        setBackShown(false);
        setReplay(false);
        // Before the server is there nobody knows who waits.
        for (Node unknown : List.of(waiting, nobodyWaits, failedGroup, workingGroup)) {
            shown(unknown, false);
        }
    }

    void show(FrameState state) {
        boolean anybodyWaits = state.waiting() > 0;
        waitingCount.setText(Integer.toString(state.waiting()));
        waiting.setAccessibleText(state.waiting() + " waiting for you");
        shown(waiting, anybodyWaits);
        shown(nobodyWaits, !anybodyWaits);
        failed.setText(Integer.toString(state.failed()));
        shown(failedGroup, state.failed() > 0);
        working.setText(Integer.toString(state.working()));
        shown(workingGroup, true);
        link.show(state.link());
    }

    void setBackShown(boolean isShown) {
        shown(back, isShown);
    }

    /// Marks everything below as a recording.
    void setReplay(boolean isReplay) {
        shown(replay, isReplay);
    }

    void enterSearch() {
        search.enter();
    }

    StringProperty query() {
        return search.query();
    }

    private static HBox group(Node icon, Label figure, Label word) {
        HBox group = new HBox(6, icon, figure, word);
        group.setAlignment(Pos.CENTER_LEFT);
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }

    private static void shown(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
