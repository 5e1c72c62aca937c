package com.openagents.backroom.console.users;

import com.openagents.backroom.console.users.UserDesk.Access;
import com.openagents.backroom.console.widget.Question;
import com.openagents.backroom.console.widget.Spacer;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.console.widget.Units;
import com.openagents.backroom.server.db.Account;
import com.openagents.backroom.server.db.AccountStore.Counted;
import com.openagents.backroom.server.db.ApiKeyStore;
import com.openagents.backroom.server.db.WebSessionStore;
import com.openagents.backroom.server.session.BrowserName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The ways into one account, each with the button that ends it, and deleting the account.
final class PersonCard extends VBox {
    private final Clock clock;
    private final Wishes wishes;
    private final Label title = Texts.of("card-title", "");
    private final Label since = Texts.of("dim", "");
    private final Button everywhere = plain("Sign out everywhere", "sign-out-everywhere");
    private final Button delete = plain("Delete account", "delete-account");
    private final VBox sessions = new VBox(6);
    private final VBox keys = new VBox(6);
    private final Question question = new Question("delete", "Keep");
    private Shown shown = new Shown(new Access(List.of(), List.of()), 0);

    /// What the rows say: times in them move by the minute.
    private record Shown(Access access, long minute) {}

    /// What the operator wants for the person.
    ///
    /// @param endSession ends the session of that id
    /// @param revoke ends the key of that id
    record Wishes(Consumer<UUID> endSession, Runnable endSessions, Consumer<UUID> revoke, Runnable delete) {}

    PersonCard(Clock clock, Wishes wishes) {
        this.clock = clock;
        this.wishes = wishes;
        setId("person");
        getStyleClass().add("card");
        everywhere.setOnAction(_ -> wishes.endSessions().run());
        delete.setOnAction(_ -> question.open(wishes.delete()));
        HBox head = new HBox(8, title, since, new Spacer(), everywhere, delete);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(head, question, Texts.of("section", "Sessions"), sessions, Texts.of("section", "Keys"), keys);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Counted person, Access access) {
        Account account = person.account();
        setVisible(true);
        title.setText(account.username());
        since.setText("here for " + span(account.createdAt()));
        everywhere.setDisable(access.sessions().isEmpty());
        delete.setDisable(account.isOperator());
        question.about(
                "Delete " + account.username() + " with " + PeopleCard.words(person.huds(), "HUD")
                        + "? Nothing brings that back.",
                "Delete");
        Shown now = new Shown(access, Duration.ofMillis(clock.millis()).toMinutes());
        if (!now.equals(shown)) {
            shown = now;
            sessions.getChildren()
                    .setAll(access.sessions().stream().map(this::row).toList());
            keys.getChildren().setAll(access.keys().stream().map(this::row).toList());
            none(sessions, "Signed in nowhere.");
            none(keys, "No keys.");
        }
    }

    void showNobody() {
        setVisible(false);
        calm();
    }

    /// Nothing is about to be deleted.
    void calm() {
        question.close();
    }

    private HBox row(WebSessionStore.Listed session) {
        Button end = quiet("End");
        end.setAccessibleText("End the session at " + address(session));
        end.setOnAction(_ -> wishes.endSession().accept(session.id()));
        return row(
                Texts.visible(BrowserName.of(session.userAgent())),
                address(session) + " · " + span(session.lastActiveAt()) + " ago",
                end);
    }

    private HBox row(ApiKeyStore.Row key) {
        Button revoke = quiet("Revoke");
        revoke.setAccessibleText("Revoke the key " + key.name());
        revoke.setOnAction(_ -> wishes.revoke().accept(key.id()));
        Instant used = key.lastUsedOn();
        boolean isOver = !key.expiresAt().isAfter(clock.instant());
        return row(
                key.prefix() + "…" + key.last4() + "  " + Texts.visible(key.name()),
                key.scopes() + " · "
                        + (used == null ? "never used" : "used on " + LocalDate.ofInstant(used, ZoneOffset.UTC)) + " · "
                        + (isOver
                                ? "expired"
                                : "good for " + Units.span(Duration.between(clock.instant(), key.expiresAt()))),
                revoke);
    }

    private static String address(WebSessionStore.Listed session) {
        String address = session.address();
        return address == null ? "unknown address" : address;
    }

    private static HBox row(String what, String figures, Button button) {
        Label name = Texts.of("mono", what);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label more = Texts.of("mono-dim", figures);
        more.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(8, name, more, button);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void none(VBox rows, String words) {
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(Texts.of("dim", words));
        }
    }

    private String span(Instant since) {
        return Units.span(Duration.between(since, clock.instant()));
    }

    private static Button plain(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().setAll("plain-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static Button quiet(String text) {
        Button button = new Button(text);
        button.getStyleClass().setAll("quiet-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
