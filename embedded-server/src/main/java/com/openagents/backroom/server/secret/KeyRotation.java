package com.openagents.backroom.server.secret;

import com.openagents.backroom.server.db.Database;
import com.openagents.backroom.server.db.SealedColumn;
import com.openagents.backroom.server.db.SealedColumn.Value;
import com.openagents.backroom.server.db.Transaction;
import java.lang.System.Logger;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/* A new key in place of the one that seals cells (requirement CR-05). Any thread may call it; one works at a time.
 *
 *   1. a new primary key in the file: from here on it seals, the old one only opens
 *   2. batch by batch, what an older key sealed is sealed anew, until a pass finds nothing
 *   3. the file without the old key, which nothing needs any more
 *
 * How far it came is seen from the file, which has two keys from 1 to 3, and from the cells, which name their key. So
 * after a crash at any place it is begun again at 2; a server does that by itself.
 */
public final class KeyRotation {
    private static final Logger LOG = System.getLogger(KeyRotation.class.getName());

    /// Cells of a transaction: few enough that nobody waits for it.
    private static final int BATCH = 100;

    private final Database database;
    private final SecretBox box;
    private final List<SealedColumn<?>> columns;
    private final ReentrantLock working = new ReentrantLock();

    /// @param columns every one with something sealed
    public KeyRotation(Database database, SecretBox box, List<SealedColumn<?>> columns) {
        this.database = database;
        this.box = box;
        this.columns = List.copyOf(columns);
    }

    /// How it stands with the keys.
    ///
    /// @param keys in the file: none before the first secret, two while a rotation is not finished
    /// @param sealed cells that the newest key sealed
    /// @param old cells of an older key
    /// @param lost cells that no key opens
    public record Standing(int keys, int sealed, int old, int lost) {
        private Standing plus(Standing more) {
            return new Standing(keys, sealed + more.sealed, old + more.old, lost + more.lost);
        }
    }

    /// What a rotation did.
    ///
    /// @param isResumed it finished one that had been broken off
    /// @param anew cells that were sealed anew
    public record Outcome(boolean isResumed, int anew, Standing standing) {}

    /// Puts a new key in place of the one there is, or finishes what was broken off. Without any key it does nothing.
    ///
    /// @throws SecretException when another one is at work, or the keys can't be written; nothing is lost then
    public Outcome rotate() {
        if (!working.tryLock()) {
            throw new SecretException("The keys are being rotated already; wait for that.");
        }
        try {
            int before = box.keyCount();
            if (before == 0) {
                return new Outcome(false, 0, new Standing(0, 0, 0, 0));
            }
            box.rotate();
            int anew = 0;
            Standing pass = pass(true);
            while (pass.old() > 0) {
                anew += pass.old();
                pass = pass(true);
            }
            box.retireOldKeys();
            Standing standing = new Standing(box.keyCount(), pass.sealed(), 0, pass.lost());
            LOG.log(Logger.Level.INFO, "the key for stored secrets is a new one; {0} were sealed anew", anew);
            return new Outcome(before > 1, anew, standing);
        } finally {
            working.unlock();
        }
    }

    /// Finishes a rotation that was broken off, if there is one.
    public void finish() {
        if (box.keyCount() > 1) {
            rotate();
        }
    }

    /// How it stands, without changing anything.
    public Standing standing() {
        return box.keyCount() == 0 ? new Standing(0, 0, 0, 0) : pass(false);
    }

    private Standing pass(boolean sealsAnew) {
        Standing all = new Standing(box.keyCount(), 0, 0, 0);
        for (SealedColumn<?> column : columns) {
            all = all.plus(pass(column, sealsAnew));
        }
        return all;
    }

    private <K> Standing pass(SealedColumn<K> column, boolean sealsAnew) {
        Standing seen = new Standing(0, 0, 0, 0);
        @Nullable K last = null;
        int read;
        do {
            @Nullable K after = last;
            List<Value<K>> values = database.transact(tx -> column.values(tx, after, BATCH));
            seen = seen.plus(box.use(seals -> database.transact(tx -> batch(tx, seals, column, values, sealsAnew))));
            read = values.size();
            last = values.isEmpty() ? null : values.getLast().row();
        } while (read == BATCH);
        return seen;
    }

    private static <K> Standing batch(
            Transaction tx, Seals seals, SealedColumn<K> column, List<Value<K>> values, boolean sealsAnew) {
        int sealed = 0;
        int old = 0;
        int lost = 0;
        for (Value<K> value : values) {
            Cell cell = new Cell(column.table(), column.name(), String.valueOf(value.row()));
            try {
                String secret = seals.open(cell, value.text());
                if (!seals.isOld(value.text())) {
                    sealed++;
                    continue;
                }
                old++;
                if (sealsAnew) {
                    column.replace(tx, value, seals.seal(cell, secret));
                }
            } catch (SecretException e) {
                lost++; // as before: whoever needs it makes it anew
            }
        }
        return new Standing(0, sealed, old, lost);
    }
}
