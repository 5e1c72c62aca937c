package com.openagents.backroom.server.ledger;

import com.openagents.backroom.server.db.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.UUID;

/* Everything that was booked for a person, as CSV (RFC 4180), the oldest first. The balance is summed up from the entries
 * row by row, and the last row has the sums (requirement LG-12); where they are not what the books say, it says so.
 *
 * Cells that a spreadsheet would take for a formula begin with an apostrophe. Numbers are ours and stay numbers.
 */
final class Statement {
    /// Postings read at a time.
    private static final int PAGE = 500;

    private static final String END = "\r\n";
    private static final String HEAD = "number,at,kind,reference,reason,given,bought,credits,balance" + END;

    private final Writer out;
    private long seq;
    private long given;
    private long bought;
    private Balance booked = Balance.NONE;

    private Statement(Writer out) {
        this.out = out;
    }

    /// Writes the statement of a person.
    static void write(Database database, Ledger ledger, UUID userId, Writer out) {
        try {
            out.write(HEAD);
            Statement statement = new Statement(out);
            List<LedgerTxn> page;
            do {
                long after = statement.seq;
                page = database.transact(tx -> ledger.listAfter(tx, userId, after, PAGE));
                for (LedgerTxn txn : page) {
                    statement.row(txn);
                }
            } while (!page.isEmpty());
            statement.sums();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(LedgerTxn txn) throws IOException {
        Posting posting = txn.posting();
        long promo = posting.credits(LedgerAccount.USER_PROMO);
        long paid = posting.credits(LedgerAccount.USER_PAID);
        seq = txn.seq();
        given = Math.addExact(given, promo);
        bought = Math.addExact(bought, paid);
        booked = txn.after();
        String reason = posting.reason() == null ? "" : posting.reason();
        line(seq + "," + txn.at() + "," + posting.kind().wire() + "," + cell(posting.extRef()) + "," + cell(reason)
                + "," + promo + "," + paid + "," + (promo + paid) + "," + (given + bought));
    }

    private void sums() throws IOException {
        long total = given + bought;
        line(",,sum,,," + given + "," + bought + "," + total + "," + total);
        if (given != booked.promo() || bought != booked.paid()) {
            line(",,error,,\"The sums are not what the books say; tell the operator.\"," + booked.promo() + ","
                    + booked.paid() + ",," + booked.total());
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write(END);
    }

    /// A text as a cell.
    static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return isPlain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
