package com.openagents.backroom.console.window;

import com.openagents.backroom.console.widget.Icon;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.server.backoffice.Attention;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The column at the left: one row a screen, the operator at the bottom.
public final class Navigation extends VBox {
    static final double WIDTH_PX = 176;

    /// Width when only the icons fit.
    static final double NARROW_WIDTH_PX = 48;

    private static final double AVATAR_PX = 26;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    /// Where the navigation leads.
    public enum Place {
        WALL("Wall", Icon.Shape.WALL),
        SHARE("Share", Icon.Shape.SHARE),
        USERS("Users", Icon.Shape.USERS),
        BILLING("Billing", Icon.Shape.BILLING),
        STRIPE("Stripe", Icon.Shape.STRIPE),
        SERVER("Server", Icon.Shape.SERVER),
        SOURCES("Sources", Icon.Shape.SOURCES),
        SETTINGS("Settings", Icon.Shape.SETTINGS);

        private final String title;
        private final Icon.Shape icon;

        Place(String title, Icon.Shape icon) {
            this.title = title;
            this.icon = icon;
        }

        public String title() {
            return title;
        }
    }

    private final Map<Place, Button> rows = new EnumMap<>(Place.class);
    private final Map<Place, Label> notes = new EnumMap<>(Place.class);
    private final HBox operator;
    private final Label avatar = new Label();
    private final Label name = Texts.of("body", "");
    private final Button appearance = new Button(null, new Icon(Icon.Shape.APPEARANCE));

    Navigation(Consumer<Place> go, Runnable switchTheme) {
        getStyleClass().add("navigation");
        addRow(Place.WALL, go);
        addRow(Place.SHARE, go);
        addRule();
        addRow(Place.USERS, go);
        addRow(Place.BILLING, go);
        addRow(Place.STRIPE, go);
        addRule();
        addRow(Place.SERVER, go);
        addRow(Place.SOURCES, go);
        addRow(Place.SETTINGS, go);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        operator = operatorRow(switchTheme);
        getChildren().addAll(gap, operator);
        setWidth(false);
    }

    void select(Place place) {
        rows.forEach((other, row) -> row.pseudoClassStateChanged(SELECTED, other == place));
    }

    /// Names who works here.
    void setOperator(String operatorName) {
        avatar.setText(operatorName.substring(0, Math.min(2, operatorName.length())));
        name.setText(operatorName);
    }

    void show(FrameState state) {
        note(Place.WALL, state.waiting(), true, "waiting for you");
        note(Place.SHARE, state.shared(), false, "shared");
        Attention attention = state.attention();
        note(Place.BILLING, attention.frozen() + attention.low(), false, "frozen or low");
        note(Place.STRIPE, attention.suspense() + attention.troubledEvents(), false, "to look at");
        note(Place.SOURCES, state.sources(), false, "sources");
    }

    /// Gives room to the screen in a small window: only the icons stay.
    void setNarrow(boolean narrow) {
        setWidth(narrow);
        rows.values().forEach(row -> row.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        operator.setVisible(!narrow);
    }

    private void setWidth(boolean narrow) {
        double width = narrow ? NARROW_WIDTH_PX : WIDTH_PX;
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
        notes.values().forEach(note -> note.setOpacity(narrow ? 0 : 1));
    }

    private void addRule() {
        Region rule = new Region();
        rule.getStyleClass().add("navigation-rule");
        getChildren().add(rule);
    }

    private void addRow(Place place, Consumer<Place> go) {
        Label note = new Label();
        note.getStyleClass().add("navigation-note");
        note.setMouseTransparent(true);
        note.setVisible(false);
        notes.put(place, note);
        Button row = new Button(place.title(), new Icon(place.icon));
        row.getStyleClass().setAll("navigation-row");
        row.setId("go-" + place.name().toLowerCase(Locale.ROOT));
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setTooltip(new Tooltip(place.title()));
        row.setOnAction(_ -> go.accept(place));
        rows.put(place, row);
        getChildren().add(new RowWithNote(row, note));
    }

    private void note(Place place, int count, boolean loud, String words) {
        Label note = notes.get(place);
        Button row = rows.get(place);
        if (note == null || row == null) {
            throw new IllegalStateException("no row for " + place);
        }
        note.setText(Integer.toString(count));
        note.setVisible(count > 0);
        note.getStyleClass().setAll("navigation-note", loud ? "navigation-note-amber" : "navigation-note-plain");
        row.setAccessibleText(count > 0 ? place.title() + ", " + count + " " + words : place.title());
    }

    private HBox operatorRow(Runnable switchTheme) {
        avatar.getStyleClass().add("avatar");
        avatar.setMinSize(AVATAR_PX, AVATAR_PX);
        VBox words = new VBox(name, Texts.of("dim", "local operator"));
        words.setMinWidth(0);
        avatar.visibleProperty().bind(name.textProperty().isNotEmpty());
        words.visibleProperty().bind(avatar.visibleProperty());
        appearance.getStyleClass().setAll("icon-button");
        appearance.setId("appearance");
        appearance.setAccessibleText("Light or dark");
        appearance.setAccessibleRole(AccessibleRole.BUTTON);
        appearance.setTooltip(new Tooltip("Light or dark"));
        appearance.setOnAction(_ -> switchTheme.run());
        HBox row = new HBox(8, avatar, words, new Spacer(), appearance);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("operator");
        return row;
    }

    /// A row over its whole width with its count on top of its right end.
    private static final class RowWithNote extends Region {
        private final Button row;
        private final Label note;

        RowWithNote(Button row, Label note) {
            this.row = row;
            this.note = note;
            getChildren().addAll(row, note);
        }

        @Override
        protected double computePrefHeight(double width) {
            return row.prefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            row.resizeRelocate(0, 0, getWidth(), getHeight());
            double noteWidth = note.prefWidth(-1);
            double noteHeight = note.prefHeight(-1);
            double inset = Math.round((getHeight() - noteHeight) / 2);
            note.resizeRelocate(getWidth() - noteWidth - 10, inset, noteWidth, noteHeight);
        }
    }
}
