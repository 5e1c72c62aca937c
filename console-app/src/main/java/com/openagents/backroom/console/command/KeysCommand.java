package com.openagents.backroom.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.StoredSecrets;
import com.openagents.backroom.server.config.Configuration;
import com.openagents.backroom.server.config.DataFolder;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import com.openagents.backroom.server.secret.KeyRotation;
import com.openagents.backroom.server.secret.KeyRotation.Outcome;
import com.openagents.backroom.server.secret.KeyRotation.Standing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says how it stands with the key for stored secrets, and puts a new one in its place. The Backroom that is running on
/// the data folder does it, if one is.
@Command(
        name = "keys",
        description = "the key that seals stored secrets: how it stands, or a new one in its place",
        footer = "  ./backroom keys --rotate")
final class KeysCommand implements Callable<Integer> {
    private static final Standing NOTHING = new Standing(0, 0, 0, 0);

    private final GlobalOptions options;
    private final Terminal terminal;

    @Option(
            names = "--rotate",
            description = "makes a new key, seals everything anew and throws the old key away; broken off, the next"
                    + " one goes on")
    private boolean rotates;

    KeysCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path data = options.dataFolder();
        Optional<AdminClient> running = DataFolder.awaitRunning(data).map(instance -> AdminClient.of(instance, data));
        if (rotates) {
            Outcome outcome = running.map(client -> outcome(parse(client.post("/api/admin/keys/rotate", "{}"))))
                    .orElseGet(() -> inFolder(data, KeyRotation::rotate, new Outcome(false, 0, NOTHING)));
            print(outcome);
        } else {
            print(running.map(client -> standing(parse(client.get("/api/admin/keys"))))
                    .orElseGet(() -> inFolder(data, KeyRotation::standing, NOTHING)));
        }
        return 0;
    }

    private <T> T inFolder(Path data, Function<KeyRotation, T> work, T nothing) {
        if (!Files.isDirectory(data)) {
            return nothing;
        }
        Configuration configuration = options.configuration();
        try (OpenFolder open = OpenFolder.open(data, options.environment(), Clock.systemUTC())) {
            return work.apply(StoredSecrets.rotation(
                    open, configuration, options.environment(), KnownSecrets.redactor(configuration)));
        }
    }

    private void print(Outcome outcome) {
        Standing standing = outcome.standing();
        if (standing.keys() == 0) {
            terminal.out().println("Nothing is sealed yet, so there is no key to replace.");
            return;
        }
        String sealed = secrets(standing.sealed()) + (standing.sealed() == 1 ? " is" : " are");
        terminal.out()
                .println(
                        outcome.isResumed()
                                ? "The rotation that was broken off is finished: " + sealed
                                        + " sealed by the new key, and the old one is gone."
                                : "There is a new key: " + sealed + " sealed by it, and the old one is gone.");
        warnOfLost(standing);
    }

    private void print(Standing standing) {
        int all = standing.sealed() + standing.old();
        switch (standing.keys()) {
            case 0 -> terminal.out().println("Nothing is sealed yet; the first secret makes the key.");
            case 1 -> terminal.out().println("One key seals " + secrets(all) + ".");
            default ->
                terminal.out()
                        .println("A rotation is not finished: " + standing.old() + " of " + secrets(all)
                                + " still have the old key. Finish it: ./backroom keys --rotate");
        }
        warnOfLost(standing);
    }

    private void warnOfLost(Standing standing) {
        if (standing.lost() > 0) {
            terminal.err()
                    .println(
                            "backroom: " + secrets(standing.lost())
                                    + " cannot be opened by any key, as before; who they belong to signs in or enters them again.");
        }
    }

    private static String secrets(int count) {
        return count + (count == 1 ? " stored secret" : " stored secrets");
    }

    private static Outcome outcome(JsonNode answer) {
        return new Outcome(
                answer.path("is_resumed").asBoolean(), answer.path("anew").asInt(), standing(answer));
    }

    private static Standing standing(JsonNode answer) {
        return new Standing(
                answer.path("keys").asInt(),
                answer.path("sealed").asInt(),
                answer.path("old").asInt(),
                answer.path("lost").asInt());
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (NotJsonException e) {
            throw new CommandException("The running Backroom answered something else than JSON; restart it.", e);
        }
    }
}
