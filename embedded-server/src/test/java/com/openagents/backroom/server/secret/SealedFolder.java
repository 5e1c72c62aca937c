package com.openagents.backroom.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.db.AccountStore;
import com.openagents.backroom.server.db.GitHubTokenStore;
import com.openagents.backroom.server.db.GitHubTokenStore.Stored;
import com.openagents.backroom.server.db.InstallationStore;
import com.openagents.backroom.server.db.SealedColumn;
import com.openagents.backroom.server.github.GitHubToken;
import com.openagents.backroom.server.github.GitHubTokens;
import com.openagents.backroom.server.redact.Redactor;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.testing.TestClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A data folder with people whose GitHub tokens are sealed.
final class SealedFolder implements AutoCloseable {
    private static final String COUNT = "rotations";

    private final OpenLog open;
    private final SecretBox box;
    private final KeyRotation rotation;
    private final GitHubTokenStore store;
    private final GitHubTokens tokens;
    private final InstallationStore decisions;
    private final List<UUID> people = new ArrayList<>();

    private SealedFolder(Path folder, int count) {
        TestClock clock = new TestClock(OpenLog.NOW);
        open = OpenLog.in(folder, clock);
        box = box(folder);
        rotation = new KeyRotation(open.database, box, SealedColumn.all(Set.of()));
        store = new GitHubTokenStore(open.database);
        tokens = new GitHubTokens(store, box, clock);
        decisions = new InstallationStore(open.database, clock);
        AccountStore accounts = new AccountStore(open.database, clock);
        for (int i = 0; i < count; i++) {
            String id = Integer.toString(1000 + i);
            people.add(accounts.findByGitHubId(id)
                    .orElseGet(() -> accounts.create(id, "person" + id, (_, _) -> {}))
                    .id());
        }
    }

    static SealedFolder in(Path folder, int people) {
        return new SealedFolder(folder, people);
    }

    /// The box of a folder as another process would open it.
    static SecretBox box(Path folder) {
        Path keys = folder.resolve("keys");
        return SecretBox.open(keys, SecretBox.places(Map.of(), keys, false), new Redactor());
    }

    SecretBox box() {
        return box;
    }

    KeyRotation rotation() {
        return rotation;
    }

    Cell cell(int person) {
        return new Cell("github_tokens", "token_sealed", people.get(person).toString());
    }

    /// What lies in a cell.
    String stored(int person) {
        return store.find(people.get(person)).orElseThrow().sealed();
    }

    /// Seals a text in each cell.
    void seal(String text) {
        for (int i = 0; i < people.size(); i++) {
            write(i, text);
        }
    }

    void write(int person, String text) {
        tokens.keep(people.get(person), new GitHubToken(text, Set.of()));
    }

    String read(int person) {
        return tokens.find(people.get(person)).orElseThrow().value();
    }

    /// Seals the first cells anew, as a rotation would that stops then.
    void sealAnew(int count) {
        for (UUID person : people.stream().sorted().limit(count).toList()) {
            assertTrue(tokens.find(person).isPresent());
        }
    }

    /// Puts something into a cell that no key opens.
    void damage(int person) {
        Stored stored = store.find(people.get(person)).orElseThrow();
        store.replace(stored, stored.sealed().replaceFirst("...$", "AA="));
    }

    /// Opens each cell without changing it.
    void requireAll(String text) {
        for (int i = 0; i < people.size(); i++) {
            assertEquals(text, box.open(cell(i), stored(i)), "person " + i);
        }
    }

    /// Counts on, over all processes.
    long count() {
        long count = decisions.find(COUNT).map(Long::parseLong).orElse(0L) + 1;
        decisions.save(COUNT, Long.toString(count));
        return count;
    }

    @Override
    public void close() {
        open.close();
    }
}
