package com.openagents.backroom.console;

import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.billing.BillingScreen;
import com.openagents.backroom.console.server.ServerScreen;
import com.openagents.backroom.console.settings.SettingsScreen;
import com.openagents.backroom.console.share.ShareScreen;
import com.openagents.backroom.console.sources.SourcesScreen;
import com.openagents.backroom.console.stripe.StripeScreen;
import com.openagents.backroom.console.users.UsersScreen;
import com.openagents.backroom.console.window.Navigation.Place;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/// The screens that the navigation leads to, but the wall: each is made once and kept. FX thread only.
final class Pages {
    private final ShareScreen share;
    private final UsersScreen users;
    private final BillingScreen billing;
    private final StripeScreen stripe;
    private final ServerScreen server;
    private final SourcesScreen sources;
    private final SettingsScreen settings;

    /// What the screens can't do themselves.
    ///
    /// @param browse opens an address in the browser
    /// @param open shows a file with the program the system has for it
    /// @param notice says something for a few seconds
    record Wishes(Consumer<String> browse, Consumer<Path> open, Consumer<String> notice) {}

    Pages(Backend backend, Background background, Clock clock, Wishes wishes) {
        Desks desks = backend.desks();
        share = new ShareScreen(desks.shares(), background, clock);
        users = new UsersScreen(desks.users(), background, clock);
        billing = new BillingScreen(
                desks.billing(), background, new BillingScreen.Wishes(wishes.open(), wishes.notice()));
        stripe = new StripeScreen(desks.stripe(), background, clock);
        server = new ServerScreen(backend.facts(), background);
        sources = new SourcesScreen(backend.sources()::get, backend.olderFiles(), background, clock);
        settings = new SettingsScreen(desks.gitHub(), background, clock, wishes.browse());
    }

    /// The screen of a place.
    ///
    /// @param wall stands at the one place that is not ours
    Screen of(Place place, Screen wall) {
        return switch (place) {
            case WALL -> wall;
            case SHARE -> share;
            case USERS -> users;
            case BILLING -> billing;
            case STRIPE -> stripe;
            case SERVER -> server;
            case SOURCES -> sources;
            case SETTINGS -> settings;
        };
    }
}
