package com.openagents.backroom.console.settings;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.settings.GitHubDesk.Standing;
import com.openagents.backroom.server.github.GitHubApp;
import java.time.Clock;
import java.util.function.Consumer;

/// Signing in with GitHub: the OAuth app with a test, and the operator's own account.
public final class SettingsScreen extends CardScreen {
    private final GitHubDesk desk;
    private final AppCard app;
    private final LinkCard link;

    /// @param browse opens an address in the browser
    public SettingsScreen(GitHubDesk desk, Background background, Clock clock, Consumer<String> browse) {
        super("Settings", "settings-screen", background);
        this.desk = desk;
        app = new AppCard(this::save, this::check);
        link = new LinkCard(
                clock,
                new LinkCard.Wishes(
                        () -> change(desk::startLink),
                        () -> change(desk::cancelLink),
                        () -> change(desk::unlink),
                        browse));
        page().add(app, link);
    }

    @Override
    protected void left() {
        app.left();
    }

    @Override
    protected void ask() {
        page().run(desk::standing, this::show);
    }

    private void show(Standing now) {
        app.show(now.setup(), now.callback());
        link.show(now.link(), !now.setup().entry().clientId().isEmpty());
    }

    private void save(GitHubApp.Entry entry) {
        page().run(
                        () -> {
                            desk.save(entry);
                            return desk.standing();
                        },
                        now -> {
                            app.saved();
                            show(now);
                        },
                        e -> app.refused(String.valueOf(e.getMessage())));
    }

    private void check(GitHubApp.Entry entry) {
        page().run(() -> desk.check(entry), app::checked, e -> app.refused(String.valueOf(e.getMessage())));
    }

    private void change(Runnable change) {
        page().run(
                        () -> {
                            change.run();
                            return desk.standing();
                        },
                        this::show,
                        e -> link.refused(String.valueOf(e.getMessage())));
    }
}
