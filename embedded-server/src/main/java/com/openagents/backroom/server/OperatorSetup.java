package com.openagents.backroom.server;

import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.StripeCustomerStore;
import com.openagents.backroom.server.github.GitHubApp;
import com.openagents.backroom.server.hud.Exposure;
import com.openagents.backroom.server.ingest.Surroundings;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.secret.KeyRotation;
import com.openagents.backroom.server.secret.SecretBox;
import com.openagents.backroom.server.setup.OperatorSettings;
import com.openagents.backroom.server.stripe.StripeKeys;
import java.time.InstantSource;

/// What the operator decided for this installation, and what opens its secrets: the part of the composition root that
/// everything about people and sharing stands on.
///
/// @param decisions those made while it runs
/// @param box seals and opens the secrets in the database
/// @param app the OAuth app by which people sign in
/// @param stripeKeys the Stripe account by which credits are paid
/// @param rotation puts a new key in place of the one that sealed them
/// @param exposure whether others can reach it
record OperatorSetup(
        InstallationStore decisions,
        SecretBox box,
        KeyRotation rotation,
        GitHubApp app,
        StripeKeys stripeKeys,
        Exposure exposure)
        implements AutoCloseable {

    static OperatorSetup open(
            OpenFolder folder,
            Configuration configuration,
            Surroundings surroundings,
            Redactor redactor,
            InstantSource clock) {
        InstallationStore decisions = new InstallationStore(folder.database(), clock);
        SecretBox box = StoredSecrets.box(folder, configuration, surroundings.environment(), redactor);
        AccountStore accounts = new AccountStore(folder.database(), clock);
        return new OperatorSetup(
                decisions,
                box,
                StoredSecrets.rotation(folder, box),
                new GitHubApp(
                        new OperatorSettings(GitHubApp.SETTINGS, configuration, decisions, box, redactor),
                        accounts,
                        clock),
                new StripeKeys(
                        new OperatorSettings(StripeKeys.SETTINGS, configuration, decisions, box, redactor),
                        decisions,
                        () -> new StripeCustomerStore(folder.database()).hasAny()),
                new Exposure(Listening.isReachable(configuration), decisions));
    }

    @Override
    public void close() {
        app.close();
    }
}
