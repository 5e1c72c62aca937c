package com.openagents.backroom.console.settings;

import com.openagents.backroom.console.Screen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.key.KeyAction;
import com.openagents.backroom.console.settings.GitHubDesk.Standing;
import com.openagents.backroom.console.widget.CardPage;
import com.openagents.backroom.server.github.GitHubApp;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.Region;

/// Signing in with GitHub: the OAuth app with a test, and the operator's own account.
public final class SettingsScreen implements Screen {
    private final GitHubDesk desk;
    private final CardPage page;
    private final AppCard app;
    private final LinkCard link;

    /// @param browse opens an address in the browser
    public SettingsScreen(GitHubDesk desk, Background background, Clock clock, Consumer<String> browse) {
        this.desk = desk;
        page = new CardPage("settings-screen", background, this::ask);
        app = new AppCard(this::save, this::check);
        link = new LinkCard(
                clock,
                new LinkCard.Wishes(
                        () -> change(desk::startLink),
                        () -> change(desk::cancelLink),
                        () -> change(desk::unlink),
                        browse));
        page.add(app, link);
    }

    @Override
    public String title() {
        return "Settings";
    }

    @Override
    public Region node() {
        return page.node();
    }

    @Override
    public void shown() {
        page.shown();
    }

    @Override
    public void hidden() {
        page.hidden();
        app.left();
    }

    @Override
    public List<KeyAction> keys() {
        return List.of();
    }

    private void ask() {
        page.run(desk::standing, this::show);
    }

    private void show(Standing now) {
        app.show(now.setup(), now.callback());
        link.show(now.link(), !now.setup().entry().clientId().isEmpty());
    }

    private void save(GitHubApp.Entry entry) {
        page.run(
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
        page.run(() -> desk.check(entry), app::checked, e -> app.refused(String.valueOf(e.getMessage())));
    }

    private void change(Runnable change) {
        page.run(
                () -> {
                    change.run();
                    return desk.standing();
                },
                this::show,
                e -> link.refused(String.valueOf(e.getMessage())));
    }
}
