package com.openagents.backroom.console.window;

import com.openagents.backroom.console.render.Painting;
import com.openagents.backroom.console.veil.Veil;
import com.openagents.backroom.console.widget.Buttons;
import com.openagents.backroom.console.widget.StateIcon;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.window.Navigation.Place;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The parts around a screen, put together: title, navigation, top bar, status bar, and the veil over them.
/// FX thread only.
public final class WindowFrame extends StackPane {
    /// Below this width the navigation shows icons only.
    private static final double NARROW_PX = 900;

    private final StringProperty title = new SimpleStringProperty("");
    private final StackPane place = new StackPane();
    private final Navigation navigation;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final Label banner = new Label();
    private final HBox alarm;
    private final NoticeBar notice = new NoticeBar();
    private final Veil veil = new Veil();

    /// What its parts do when they are used.
    ///
    /// @param go to a place of the navigation
    /// @param openKeys opens the sheet of keys
    public record Actions(TopBar.Actions topBar, Consumer<Place> go, Runnable switchTheme, Runnable openKeys) {}

    public WindowFrame(Stage stage, Clock clock, Actions actions) {
        navigation = new Navigation(actions.go(), actions.switchTheme());
        topBar = new TopBar(actions.topBar());
        statusBar = new StatusBar(
                clock,
                new StatusBar.Actions(
                        () -> actions.go().accept(Place.SERVER),
                        () -> actions.go().accept(Place.SOURCES),
                        () -> actions.go().accept(Place.BILLING),
                        actions.openKeys()));
        place.setMinSize(0, 0); // a screen that needs more room than there is never pushes the bars out of the window
        BorderPane beside = new BorderPane(place);
        banner.getStyleClass().add("banner");
        banner.setId("banner");
        banner.setMaxWidth(Double.MAX_VALUE);
        banner.managedProperty().bind(banner.textProperty().isNotEmpty());
        alarm = alarm(() -> actions.go().accept(Place.STRIPE));
        beside.setTop(new VBox(banner, alarm, topBar));
        BorderPane frame = new BorderPane(beside);
        frame.setLeft(navigation);
        frame.setBottom(statusBar);
        if (drawsOwnTitle()) {
            TitleBar titleBar = new TitleBar(stage, title);
            frame.setTop(titleBar);
            hideInFullScreen(stage, titleBar);
        }
        hideInFullScreen(stage, navigation);
        widthProperty().addListener((_, _, width) -> navigation.setNarrow(width.doubleValue() < NARROW_PX));
        title.addListener((_, _, screen) -> stage.setTitle("Backroom – " + screen));
        StackPane.setAlignment(notice, Pos.BOTTOM_CENTER);
        getChildren().addAll(frame, veil, notice);
    }

    /// The style of the stage: our own title bar where the system can do it, else the system's.
    public static StageStyle stageStyle() {
        return drawsOwnTitle() ? extended() : StageStyle.DECORATED;
    }

    // A window that extends into its title bar is a preview of JavaFX 26, which marks it as deprecated.
    @SuppressWarnings("deprecation")
    private static boolean drawsOwnTitle() {
        return Platform.isSupported(ConditionalFeature.EXTENDED_WINDOW);
    }

    @SuppressWarnings("deprecation")
    private static StageStyle extended() {
        return StageStyle.EXTENDED;
    }

    public void setScreen(String screenTitle, Region node, Place selected, boolean canGoBack) {
        title.set(screenTitle);
        place.getChildren().setAll(node);
        navigation.select(selected);
        topBar.setBackShown(canGoBack);
    }

    /// Names who works here.
    public void setOperator(String name) {
        navigation.setOperator(name);
    }

    /// Makes room for a screen that has a status bar of its own.
    public void setStatusBarShown(boolean isShown) {
        statusBar.setVisible(isShown);
        statusBar.setManaged(isShown);
    }

    public void show(FrameState state) {
        navigation.show(state);
        topBar.show(state);
        statusBar.show(state);
        alarm.setVisible(state.attention().isSpendingStopped());
    }

    /// Says how scenes are painted.
    public void show(Painting painting) {
        statusBar.show(painting);
    }

    /// Says something for a few seconds.
    public void notice(String text) {
        notice.show(text);
    }

    /// Says something for a few seconds, with a button for what can be done about it.
    public void notice(String text, String action, Runnable effect) {
        notice.show(text, action, effect);
    }

    /// Says above every screen what this server is for.
    public void setBanner(String words) {
        banner.setText(words);
    }

    /// Marks the whole as a recording.
    public void setReplay(boolean isReplay) {
        topBar.setReplay(isReplay);
    }

    public void enterSearch() {
        topBar.enterSearch();
    }

    public StringProperty query() {
        return topBar.query();
    }

    /// Says where the reader stands among what was found; empty while nothing is looked for.
    public void setFinds(String words) {
        topBar.setFinds(words);
    }

    /// Says how far the log was checked; empty when it was not.
    public void setProof(String words, boolean isMisfit) {
        topBar.setProof(words, isMisfit);
    }

    /// Says what alone is shown; empty when all is.
    public void setOnly(String words) {
        topBar.setOnly(words);
    }

    /// What lies over the window for a moment.
    public Veil veil() {
        return veil;
    }

    /// Lets the clock tick.
    public void start() {
        statusBar.start();
    }

    public void stop() {
        statusBar.stop();
    }

    /// What is said above every screen while nobody can spend.
    private static HBox alarm(Runnable look) {
        Label words = Texts.of("red", "Spending is stopped: the books do not agree.");
        words.setMinWidth(0);
        HBox alarm = new HBox(8, StateIcon.failed(), words, Buttons.quiet("See what is wrong", look));
        alarm.setId("alarm");
        alarm.getStyleClass().add("alarm");
        alarm.setAlignment(Pos.CENTER_LEFT);
        alarm.managedProperty().bind(alarm.visibleProperty());
        alarm.setVisible(false);
        return alarm;
    }

    private static void hideInFullScreen(Stage stage, Region part) {
        part.visibleProperty().bind(stage.fullScreenProperty().not());
        part.managedProperty().bind(part.visibleProperty());
    }
}
