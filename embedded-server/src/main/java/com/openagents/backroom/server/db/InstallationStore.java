package com.openagents.backroom.server.db;

import static com.openagents.backroom.server.db.jooq.tables.Installation.INSTALLATION;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Rows of `installation`: what the operator decided for the whole installation while it runs.
public final class InstallationStore {
    private final Database database;
    private final InstantSource clock;

    public InstallationStore(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What was decided under a name.
    public Optional<String> find(String name) {
        return database.transact(tx -> tx.sql()
                .select(INSTALLATION.TEXT)
                .from(INSTALLATION)
                .where(INSTALLATION.NAME.eq(name))
                .fetchOptional(INSTALLATION.TEXT));
    }

    /// Decides in place of what was decided before.
    public void save(String name, String text) {
        database.run(tx -> tx.sql()
                .insertInto(INSTALLATION)
                .set(INSTALLATION.NAME, name)
                .set(INSTALLATION.TEXT, text)
                .set(INSTALLATION.UPDATED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .onConflict(INSTALLATION.NAME)
                .doUpdate()
                .set(INSTALLATION.TEXT, text)
                .set(INSTALLATION.UPDATED_AT, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .execute());
    }

    /// Takes a decision back.
    public void delete(String name) {
        database.run(tx -> tx.sql()
                .deleteFrom(INSTALLATION)
                .where(INSTALLATION.NAME.eq(name))
                .execute());
    }
}
