package com.openagents.backroom.console.widget;

import com.openagents.backroom.console.background.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A column of cards that scrolls, for a screen that asks again every two seconds while it is shown, and works in the
/// background. What goes wrong is said above the cards. FX thread only.
public final class CardPage {
    private static final Duration REFRESH = Duration.seconds(2);

    private final Background background;
    private final Label trouble = Texts.of("red", "");
    private final VBox page = new VBox(trouble);
    private final ScrollPane node = new ScrollPane(page);
    private final Timeline refresh = new Timeline();
    private Background.@Nullable Scope scope;

    /// @param id of the node
    public CardPage(String id, Background background) {
        this.background = background;
        refresh.setCycleCount(Animation.INDEFINITE);
        trouble.setWrapText(true);
        trouble.setMinHeight(Region.USE_PREF_SIZE);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        page.getStyleClass().add("page");
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setId(id);
    }

    public Region node() {
        return node;
    }

    /// Puts cards below those that are there.
    public void add(Node... cards) {
        page.getChildren().addAll(cards);
    }

    /// Asks at once, and every two seconds from now on.
    ///
    /// @param ask asks for what is to be shown, by [#run]
    public void shown(Runnable ask) {
        scope = background.scope();
        ask.run();
        refresh.getKeyFrames().setAll(new KeyFrame(REFRESH, _ -> ask.run()));
        refresh.playFromStart();
    }

    public void hidden() {
        refresh.stop();
        if (scope != null) {
            scope.close();
            scope = null;
        }
    }

    /// Does `work` in the background, then `done` here; a failure is said above the cards.
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        run(
                work,
                result -> {
                    trouble.setText("");
                    done.accept(result);
                },
                e -> say(String.valueOf(e.getMessage())));
    }

    /// Does `work` in the background, then `done` or `failed` here.
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
        if (scope != null) {
            scope.run(work, done, failed);
        }
    }

    /// Says above the cards what is wrong.
    public void say(String sentence) {
        trouble.setText(sentence);
    }
}
