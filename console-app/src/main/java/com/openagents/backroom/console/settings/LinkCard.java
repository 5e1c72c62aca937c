package com.openagents.backroom.console.settings;

import com.openagents.backroom.console.widget.CopyButton;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.auth.OperatorLink.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The operator's own account at GitHub: linked by a code that is typed there.
final class LinkCard extends VBox {
    private final Clock clock;
    private final Wishes wishes;
    private final Label words = Texts.of("prose", "");
    private final Label code = Texts.of("code-to-type", "");
    private final HBox codeRow = new HBox(12);
    private final HBox actions = new HBox(8);
    private final Label problem = Texts.of("red", "");
    private @Nullable Object shown;

    /// What the operator wants.
    ///
    /// @param browse opens an address in the browser
    record Wishes(Runnable start, Runnable cancel, Runnable unlink, Consumer<String> browse) {}

    LinkCard(Clock clock, Wishes wishes) {
        this.clock = clock;
        this.wishes = wishes;
        setId("github-link");
        getStyleClass().add("card");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        code.setId("user-code");
        codeRow.setAlignment(Pos.CENTER_LEFT);
        codeRow.getChildren().addAll(code, new CopyButton("Copy code", code::getText));
        codeRow.managedProperty().bind(codeRow.visibleProperty());
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getChildren().addAll(Texts.of("card-title", "Your account"), words, codeRow, problem, actions);
    }

    /// @param hasApp whether there is an OAuth app to link by
    void show(State state, boolean hasApp) {
        words.setText(words(state, hasApp));
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        problem.setText("");
        codeRow.setVisible(state instanceof State.Waiting);
        if (state instanceof State.Waiting waiting) {
            code.setText(waiting.userCode());
        }
        actions.getChildren().setAll(actions(state));
    }

    void refused(String sentence) {
        problem.setText(sentence);
    }

    private List<? extends Node> actions(State state) {
        return switch (state) {
            case State.Unlinked _ -> List.of(button("Link GitHub", "primary-button", wishes.start()));
            case State.Waiting waiting ->
                List.of(
                        button(
                                "Open GitHub",
                                "primary-button",
                                () -> wishes.browse().accept(waiting.verificationUri())),
                        button("Give up", "plain-button", wishes.cancel()));
            case State.Linked _ -> List.of(button("Unlink", "plain-button", wishes.unlink()));
            case State.Failed _ ->
                List.of(
                        button("Begin again", "primary-button", wishes.start()),
                        button("Leave it", "plain-button", wishes.cancel()));
        };
    }

    private String words(State state, boolean hasApp) {
        return switch (state) {
            case State.Unlinked _ ->
                hasApp
                        ? "Linked to GitHub, your HUDs follow whether a repository is private there."
                        : "No GitHub account is linked. Set up the app above first.";
            case State.Waiting waiting ->
                "Type this code at " + waiting.verificationUri() + " within "
                        + Units.span(Duration.between(clock.instant(), waiting.expiresAt())) + ".";
            case State.Linked linked -> "Linked to " + linked.login() + " at GitHub.";
            case State.Failed failed -> failed.sentence();
        };
    }

    private static Button button(String text, String style, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().setAll(style);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
