package com.openagents.backroom.server.db;

import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings a database to the tables this program knows: validate, migrate, validate.
final class Migrations {
    private Migrations() {}

    /// Applies what is missing. A migration whose text changed after it was applied is an error.
    static void apply(DataSource admin) {
        configuration(admin).ignoreMigrationPatterns("*:pending").load().validate();
        configuration(admin).load().migrate();
        configuration(admin).ignoreMigrationPatterns("").load().validate();
    }

    /// The version of the database, if it is newer than all that this program knows. Only reads.
    static Optional<String> findNewer(DataSource reader) {
        MigrationInfo[] all = configuration(reader).load().info().all();
        MigrationVersion known = newest(all, false).orElseThrow();
        return newest(all, true).filter(applied -> applied.compareTo(known) > 0).map(MigrationVersion::getVersion);
    }

    private static Optional<MigrationVersion> newest(MigrationInfo[] all, boolean applied) {
        return Arrays.stream(all)
                .filter(info -> info.isVersioned() && (applied ? info.isApplied() : info.getResolvedChecksum() != null))
                .map(MigrationInfo::getVersion)
                .max(MigrationVersion::compareTo);
    }

    private static FluentConfiguration configuration(DataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true);
    }
}
