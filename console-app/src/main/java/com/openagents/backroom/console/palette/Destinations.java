package com.openagents.backroom.console.palette;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.window.Navigation.Place;
import com.openagents.backroom.hud.state.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Where the palette can lead: screens and sessions. FX thread only.
public final class Destinations {
    private final Background.Scope scope;
    private final Consumer<Place> go;
    private final Consumer<SessionRef> open;
    private final Consumer<String> notice;

    public Destinations(
            Background.Scope scope, Consumer<Place> go, Consumer<SessionRef> open, Consumer<String> notice) {
        this.scope = scope;
        this.go = go;
        this.open = open;
        this.notice = notice;
    }

    /// Gives the screens, then the sessions of a model.
    public void gather(ConsoleModel model, Consumer<List<Choice>> taker) {
        scope.run(
                () -> model.read(huds -> huds.stream()
                        .flatMap(state -> state.sessions().stream())
                        .map(session -> choice(session, model.now()))
                        .toList()),
                sessions -> {
                    taker.accept(Stream.of(Place.values()).map(this::choice).toList());
                    taker.accept(sessions);
                },
                e -> notice.accept(String.valueOf(e.getMessage())));
    }

    private Choice choice(Place screen) {
        return new Choice("Go to " + screen.title(), "screen", () -> go.accept(screen));
    }

    private Choice choice(SessionState session, Instant now) {
        SessionRef named = SessionRef.of(session);
        return new Choice(session.title(), session.phaseAt(now).phase().word(), () -> open.accept(named));
    }
}
