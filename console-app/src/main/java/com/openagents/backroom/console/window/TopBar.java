package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.StateIcon;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.hud.text.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
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
    ///
    /// @param enterInSearch what Enter (1) and Shift-Enter (-1) do in the search field
    /// @param showAll ends the filter
    /// @param goOn ends the pause
    public record Actions(
            Runnable back,
            Runnable jumpToWaiting,
            Runnable openInBrowser,
            Runnable leaveSearch,
            IntConsumer enterInSearch,
            Runnable showAll,
            Runnable goOn) {}

    private final Button back = new Button(null, new Icon(Icon.Shape.BACK));
    private final Label waitingCount = Texts.of("figure-ink", "0");
    private final Button waiting = new Button();
    private final Label nobodyWaits = Texts.of("dim", "Nobody is waiting");
    private final Label failed = Texts.of("figure", "0");
    private final Label working = Texts.of("figure", "0");
    private final Label replay = new Label("REPLAY");
    private final Button paused = badge("paused");
    private final Button only = badge("only");
    private final Label proof = Texts.of("dim", "");
    private final Label finds = Texts.of("dim", "");
    private final HBox failedGroup;
    private final HBox workingGroup;
    private final LinkBox link;
    private final SearchField search;

    /// What has nothing to show now, whether there is room for it or not.
    private final Set<Node> hidden = new HashSet<>();

    TopBar(Actions actions) {
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT_PX);
        setPrefHeight(HEIGHT_PX);
        setMaxHeight(HEIGHT_PX);
        setMinWidth(0);
        widthProperty().addListener((_, _, _) -> fit());
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
        search = new SearchField(actions.leaveSearch(), actions.enterInSearch());
        finds.setId("finds");
        finds.setMinWidth(Region.USE_PREF_SIZE);
        proof.setId("proof");
        proof.setMinWidth(0);
        paused.setOnAction(_ -> actions.goOn().run());
        only.setOnAction(_ -> actions.showAll().run());
        HBox searching = new HBox(8, finds, search);
        searching.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        back,
                        replay,
                        paused,
                        waiting,
                        nobodyWaits,
                        failedGroup,
                        workingGroup,
                        only,
                        new Spacer(),
                        proof,
                        link,
                        searching);
        setFinds("");
        setOnly("");
        setProof("", false);
        setBackShown(false);
        setReplay(false);
        // Before the server is there nobody knows who waits.
        for (Node unknown : List.of(paused, waiting, nobodyWaits, failedGroup, workingGroup, link)) {
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
        shown(link, state.link() != null);
        Long held = state.held();
        shown(paused, held != null);
        if (held != null) {
            paused.setText("Paused \u00b7 " + Figures.grouped(held) + (held == 1 ? " event waits" : " events wait"));
        }
    }

    void setBackShown(boolean isShown) {
        shown(back, isShown);
    }

    /// Marks everything below as a recording.
    void setReplay(boolean isReplay) {
        shown(replay, isReplay);
    }

    /// Says where the reader stands among what was found; empty while nothing is looked for.
    void setFinds(String words) {
        finds.setText(words);
        shown(finds, !words.isEmpty());
    }

    /// Says how far the log was checked; empty when it was not. What is cut off, a pointer shows whole.
    void setProof(String words, boolean isMisfit) {
        proof.setText(words);
        proof.setTooltip(words.isEmpty() ? null : new Tooltip(words));
        proof.getStyleClass().setAll("label", isMisfit ? "text-red" : "text-dim");
        shown(proof, !words.isEmpty());
    }

    /// Says what alone is shown; empty when all is.
    void setOnly(String words) {
        only.setText("Only " + words + "  \u2715");
        only.setAccessibleText("Only " + words + " is shown. Show everything");
        shown(only, !words.isEmpty());
    }

    void enterSearch() {
        search.enter();
    }

    StringProperty query() {
        return search.query();
    }

    private static Button badge(String id) {
        Button badge = new Button();
        badge.getStyleClass().setAll("top-badge");
        badge.setId(id);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        return badge;
    }

    private static HBox group(Node icon, Label figure, Label word) {
        HBox group = new HBox(6, icon, figure, word);
        group.setAlignment(Pos.CENTER_LEFT);
        group.setMinWidth(Region.USE_PREF_SIZE);
        return group;
    }

    private void shown(Node node, boolean isShown) {
        if (isShown) {
            hidden.remove(node);
        } else {
            hidden.add(node);
        }
        fit();
    }

    /// Hides what gives way first until the rest fits: what is left is never cut.
    private void fit() {
        getChildren().forEach(node -> put(node, !hidden.contains(node)));
        put(finds, !hidden.contains(finds));
        for (Node node : List.of(link, workingGroup, failedGroup, nobodyWaits)) {
            if (getWidth() > 0 && computeMinWidth(-1) > getWidth()) {
                put(node, false);
            }
        }
    }

    private static void put(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
