package com.openagents.backroom.bench.pictures;

import com.openagents.backroom.fakes.github.FakeGitHub;
import com.openagents.backroom.fakes.github.FakeRepo;
import com.openagents.backroom.fakes.github.FakeUser;
import com.openagents.backroom.fakes.stripe.FakeStripe;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A GitHub and a Stripe on this machine, so that somebody can sign in and pay.
///
/// @param github knows one person
/// @param stripe sends its webhooks to the server
record StandIns(FakeGitHub github, FakeStripe stripe) implements AutoCloseable {
    static final String LOGIN = "alice";

    private static final long USER_ID = 1001;

    /// Ids are drawn by it; they are in no picture.
    private static final long SEED = 4;

    private static final String SELLER = "Acme Software GmbH\nTorstra\u00dfe 1\n10115 Berlin\nVAT DE123456789";

    static StandIns start(InstantSource clock, URI webhooks) {
        Set<Long> people = Set.of(USER_ID);
        FakeGitHub github = new FakeGitHub(clock)
                .withPages()
                .with(FakeUser.of(USER_ID, LOGIN))
                .with(new FakeRepo("acme/website", false, clock.instant().minus(Duration.ofDays(3)), people, people));
        FakeStripe stripe = FakeStripe.start(SEED, clock);
        stripe.webhooks().deliverTo(() -> Optional.of(webhooks));
        return new StandIns(github, stripe);
    }

    /// What a server is told so that it takes them for the real ones.
    Map<String, List<String>> settings() {
        Map<String, List<String>> all = new HashMap<>(github.settings());
        all.putAll(stripe.settings());
        all.put("billing.seller", List.of(SELLER));
        return all;
    }

    @Override
    public void close() {
        stripe.close();
        github.close();
    }
}
