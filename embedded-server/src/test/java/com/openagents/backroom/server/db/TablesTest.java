package com.openagents.backroom.server.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.log.Blobs;
import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    /// The predecessor's tables, columns and types, but for the columns left out
    /// (docs/decisions/tables-of-the-predecessor.md). A `!` is NOT NULL.
    private static final Map<String, String> PREDECESSOR = Map.of(
            "users",
            "user_id! uuid, email text, username text, github_id text, github_username text, deleted_at time,"
                    + " updated_at time, signup_credits! bigint, purchased_credits! bigint, credits_balance! bigint,"
                    + " payment_method_status text, payment_method_brand text, payment_method_last4 text,"
                    + " payment_method_added_at time, low_balance_threshold bigint, low_balance_warned boolean,"
                    + " created_at! time",
            "stripe_customers",
            "user_id! uuid, stripe_customer_id! text, created_at! time, updated_at time",
            "stripe_payment_methods",
            "stripe_payment_method_id! text, user_id! uuid, pm_type! text, brand text, last4 text, exp_month integer,"
                    + " exp_year integer, is_default! boolean, created_at! time, updated_at time",
            "usage_events",
            "id! uuid, user_id! uuid, session_id text, event_type! text, model text, input_tokens bigint,"
                    + " output_tokens bigint, credits_used! bigint, refunded boolean, created_at! time",
            "invoices",
            "id! uuid, user_id! uuid, amount_cents! bigint, status! text, pdf_url text, issued_at time,"
                    + " created_at! time",
            "repo_write_access",
            "id! uuid, user_id! uuid, repo! text, scope! text, granted_at! time",
            "persistent_sessions",
            "id! uuid, user_id! uuid, token_hash! text, user_agent text, ip_address text, created_at! time,"
                    + " expires_at! time, last_active_at! time",
            "hud_settings",
            "user_id! uuid, repo! text, is_public! boolean, embed_allowed! boolean, redaction_policy! text,"
                    + " allowed_ancestors text, created_at! time");

    /// The predecessor's defaults, but for the credits of a new user: the ledger books them.
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("users.purchased_credits", "0"),
            Map.entry("users.payment_method_status", "none"),
            Map.entry("users.low_balance_threshold", "20000"),
            Map.entry("users.low_balance_warned", "false"),
            Map.entry("stripe_payment_methods.is_default", "false"),
            Map.entry("usage_events.input_tokens", "0"),
            Map.entry("usage_events.output_tokens", "0"),
            Map.entry("usage_events.credits_used", "0"),
            Map.entry("usage_events.refunded", "false"),
            Map.entry("invoices.status", "draft"),
            Map.entry("repo_write_access.scope", "write"),
            Map.entry("hud_settings.is_public", "true"),
            Map.entry("hud_settings.embed_allowed", "true"),
            Map.entry("hud_settings.redaction_policy", "standard"));

    private static final Pattern COLUMN = Pattern.compile("(\\w+)(!?) (\\w+)");

    private static final Set<String> INDEXES = Set.of(
            "idx_users_github_id",
            "idx_users_username",
            "idx_stripe_pm_user",
            "idx_usage_user",
            "idx_usage_session",
            "idx_hud_repo");

    @Test
    void theSameMigrations_giveTheSameTablesOnH2AndPostgres(@TempDir Path root) throws Exception {
        Map<String, String> h2;
        try (OpenLog open = OpenLog.in(root)) {
            requirePredecessor(open.database);
            h2 = columns(open.database);
            assertTrue(indexes(open.database, "information_schema.indexes", "index_name")
                    .containsAll(INDEXES));
        }
        PostgresServer server = PostgresServer.require();
        Migrations.apply(server.admin());
        try (Database postgres = new Database(() -> server, Room::on)) {
            requirePredecessor(postgres);
            assertEquals(h2, columns(postgres));
            assertTrue(indexes(postgres, "pg_indexes", "indexname").containsAll(INDEXES));
            assertEquals(java.util.Optional.empty(), Migrations.findNewer(server.admin()));
            StoreRound.run(postgres, new Blobs(root.resolve("blobs")));
            postgres.checkpointSync();
        }
    }

    private static void requirePredecessor(Database database) {
        Map<String, String> columns = columns(database);
        PREDECESSOR.forEach((table, expected) -> {
            COLUMN.matcher(expected).results().forEach(column -> {
                String name = table + "." + column.group(1);
                assertEquals(column.group(3) + column.group(2), columns.get(name), name);
            });
        });
        Map<String, String> defaults = defaults(database);
        DEFAULTS.forEach((column, value) -> assertEquals(value, defaults.get(column), column));
        List.of(
                        "users",
                        "stripe_customers",
                        "stripe_payment_methods",
                        "usage_events",
                        "invoices",
                        "persistent_sessions",
                        "hud_settings")
                .forEach(table -> assertEquals("current_timestamp", defaults.get(table + ".created_at"), table));
    }

    /// Type and `!` by `table.column`, in words that both databases share.
    private static Map<String, String> columns(Database database) {
        return query(
                database,
                "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
                        + " WHERE lower(table_schema) = 'public'",
                row -> type(row[2]) + (row[3].equals("NO") ? "!" : ""));
    }

    private static Map<String, String> defaults(Database database) {
        return query(
                database,
                "SELECT table_name, column_name, column_default, '' FROM information_schema.columns"
                        + " WHERE lower(table_schema) = 'public' AND column_default IS NOT NULL",
                row -> row[2].toLowerCase(Locale.ROOT).replaceAll("::.*", "").replace("'", ""));
    }

    private static String type(String sql) {
        return switch (sql.toLowerCase(Locale.ROOT)) {
            case "character varying" -> "text";
            case "binary varying", "bytea" -> "bytes";
            case "timestamp with time zone" -> "time";
            default -> sql.toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, String> query(Database database, String sql, Function<String[], String> value) {
        return database.transact(tx -> {
            Map<String, String> found = new TreeMap<>();
            for (var row : tx.sql().fetch(sql)) {
                String table = row.get(0, String.class).toLowerCase(Locale.ROOT);
                if (!table.equals("flyway_schema_history")) {
                    String[] texts = {
                        table, row.get(1, String.class), row.get(2, String.class), row.get(3, String.class)
                    };
                    found.put(table + "." + texts[1].toLowerCase(Locale.ROOT), value.apply(texts));
                }
            }
            return found;
        });
    }

    private static Set<String> indexes(Database database, String table, String column) {
        return database.transact(tx -> {
            Set<String> names = new TreeSet<>();
            tx.sql()
                    .fetch("SELECT " + column + " FROM " + table)
                    .forEach(row -> names.add(row.get(0, String.class).toLowerCase(Locale.ROOT)));
            return names;
        });
    }
}
