package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.RepoWriteAccess.REPO_WRITE_ACCESS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Rows of `repo_write_access`: the repositories a user could push to when GitHub was asked last.
public final class WriteAccessStore {
    private final Database database;

    public WriteAccessStore(Database database) {
        this.database = database;
    }

    /// Stores what GitHub says now, in place of what it said before.
    ///
    /// @param repos full names
    public void replace(UUID userId, Collection<String> repos, Instant now) {
        database.run(tx -> {
            Set<String> fresh = new HashSet<>(repos);
            Set<String> known = tx.sql()
                    .select(REPO_WRITE_ACCESS.REPO)
                    .from(REPO_WRITE_ACCESS)
                    .where(REPO_WRITE_ACCESS.USER_ID.eq(userId))
                    .fetchSet(REPO_WRITE_ACCESS.REPO);
            List<String> gone =
                    known.stream().filter(repo -> !fresh.contains(repo)).toList();
            if (!gone.isEmpty()) {
                tx.sql()
                        .deleteFrom(REPO_WRITE_ACCESS)
                        .where(REPO_WRITE_ACCESS.USER_ID.eq(userId), REPO_WRITE_ACCESS.REPO.in(gone))
                        .execute();
            }
            fresh.removeAll(known);
            fresh.forEach(repo -> add(tx, userId, repo, now));
        });
    }

    /// The repositories a user could push to, in the order of their names.
    public List<String> list(UUID userId) {
        return database.transact(tx -> tx.sql()
                .select(REPO_WRITE_ACCESS.REPO)
                .from(REPO_WRITE_ACCESS)
                .where(REPO_WRITE_ACCESS.USER_ID.eq(userId))
                .orderBy(REPO_WRITE_ACCESS.REPO)
                .fetch(REPO_WRITE_ACCESS.REPO));
    }

    private static void add(Transaction tx, UUID userId, String repo, Instant now) {
        tx.sql()
                .insertInto(REPO_WRITE_ACCESS)
                .set(REPO_WRITE_ACCESS.ID, UUID.randomUUID())
                .set(REPO_WRITE_ACCESS.USER_ID, userId)
                .set(REPO_WRITE_ACCESS.REPO, repo)
                .set(REPO_WRITE_ACCESS.GRANTED_AT, now.truncatedTo(ChronoUnit.MICROS))
                .onConflict(REPO_WRITE_ACCESS.USER_ID, REPO_WRITE_ACCESS.REPO)
                .doNothing()
                .execute();
    }
}
