package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.testing.OpenLedger;
import com.openagents.backroom.server.testing.OpenLog;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that was booked for somebody, as a file (requirement LG-12).
@SuppressWarnings("NullAway.Init")
class StatementTest {
    @TempDir
    Path root;

    private OpenLedger books;
    private Ledger ledger;
    private UUID bob;

    @BeforeEach
    void open() {
        books = new OpenLedger(root);
        ledger = books.ledger;
        bob = books.person();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void rows_sumUpWhatWasGivenAndWhatWasBought() {
        books.post(tx -> ledger.grantPurchase(tx, bob, "pi_1", 500_000));
        books.post(tx -> ledger.spend(tx, bob, "/agents", "1", 130_000));

        assertEquals(
                List.of(
                        "number,at,kind,reference,reason,given,bought,credits,balance",
                        "1," + OpenLog.NOW + ",signup," + bob + ",,100000,0,100000,100000",
                        "2," + OpenLog.NOW + ",purchase,pi_1,,0,500000,500000,600000",
                        "3," + OpenLog.NOW + ",usage," + bob + "//agents#1,,-100000,-30000,-130000,470000",
                        ",,sum,,,0,470000,470000,470000"),
                statement());
    }

    @Test
    void sumsThatAreNotWhatTheBooksSay_areSaidToBeWrong() {
        books.tamper("UPDATE ledger_txn SET paid_after = 7");

        assertEquals(
                List.of(
                        ",,sum,,,100000,0,100000,100000",
                        ",,error,,\"The sums are not what the books say; tell the operator.\",100000,7,,100007"),
                statement().subList(2, 4));
    }

    @Test
    void morePostings_thanAreReadAtOnce_areAllThere() {
        List<Spending> many = IntStream.rangeClosed(1, 600)
                .mapToObj(i -> new Spending("/agents", Integer.toString(i), 10))
                .toList();
        books.database.run(tx -> ledger.spendAll(tx, bob, many));

        List<String> lines = statement();

        assertEquals(1 + 601 + 1, lines.size());
        assertEquals(",,sum,,,94000,0,94000,94000", lines.getLast());
    }

    private List<String> statement() {
        StringWriter out = new StringWriter();
        Statement.write(books.database, ledger, bob, out);
        return Pattern.compile("\r\n").splitAsStream(out.toString()).toList();
    }
}
