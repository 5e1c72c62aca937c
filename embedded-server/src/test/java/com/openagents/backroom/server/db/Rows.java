package com.openagents.backroom.server.db;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Table;

/// Everything that is stored, to compare two moments.
public final class Rows {
    /// What was migrated, in a table that is not ours.
    private static final String OF_FLYWAY = "flyway_schema_history";

    private Rows() {}

    /// The rows of each table as text, in no order of theirs.
    public static Map<String, String> of(Database database) {
        return database.transact(tx -> {
            Map<String, String> all = new TreeMap<>();
            for (Table<?> table : tx.sql().meta().getTables()) {
                String schema = String.valueOf(table.getSchema());
                if (schema.toUpperCase(Locale.ROOT).contains("PUBLIC")
                        && !table.getName().equals(OF_FLYWAY)) {
                    all.put(
                            table.getName(),
                            tx.sql().selectFrom(table).fetch().stream()
                                    .map(row -> Arrays.deepToString(row.intoArray()))
                                    .sorted()
                                    .reduce("", (before, row) -> before + row + "\n"));
                }
            }
            return all;
        });
    }
}
