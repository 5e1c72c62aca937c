package com.openagents.backroom.server.db;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.testing.OpenLog;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStoreTest {
    private static final long HUD = 1;

    /// A page of a log is read in the time of a page, however long the log is: H2 takes it from the index as it stands,
    /// and says so in its plan.
    @Test
    void pages_areTakenFromTheIndex_notSortedOutOfTheWholeLog(@TempDir Path folder) {
        List<Function<Transaction, Query>> queries = List.of(
                tx -> EventStore.sizes(tx, HUD, null, 5, 100),
                tx -> EventStore.sizes(tx, HUD, "a session", 5, 100),
                tx -> EventStore.oldest(tx, HUD, 5, 100));
        try (OpenLog log = OpenLog.in(folder.resolve("data"))) {
            for (Function<Transaction, Query> query : queries) {
                String plan = log.database.transact(tx -> String.valueOf(
                        tx.sql().fetchValue("EXPLAIN " + query.apply(tx).getSQL(ParamType.INLINED))));
                assertTrue(plan.contains("/* index sorted */"), plan);
            }
        }
    }
}
