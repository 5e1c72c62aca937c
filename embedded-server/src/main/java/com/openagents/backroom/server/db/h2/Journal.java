package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.mvstore.DataUtils;

/* The file beside a store's in which each write is on the disk before it is made there.
 *
 *   block 0   of which store it is, since which of its versions, and a random number (generation) that all records
 *             after it have
 *   block 1…  records, one after the other; the first that is not whole, or of another generation, ends them
 *
 * It is cleared by another generation, not by making it shorter: a file that keeps its length is synced faster.
 */
final class Journal {
    /// What a crash leaves to be written again, at most, but for one write that is larger: a fraction of a second.
    static final int LIMIT_BYTES = 4 * 1024 * 1024;

    private static final int BLOCK_BYTES = StoreHeader.BLOCK_BYTES;
    private static final String FORMAT = "1";

    private final FileChannel file;
    private final SecureRandom random = new SecureRandom();
    private long generation;
    private int records;

    /// After the last record; 0 while the file says of no store.
    private long end;

    Journal(FileChannel file) {
        this.file = file;
    }

    /// What is to be written again, in this order.
    ///
    /// @param store as the file has it
    /// @throws IOException when it has records of another store, or of this one when it was newer
    List<JournalRecord> read(StoreHeader store) throws IOException {
        byte[] block = Bytes.read(file, 0, BLOCK_BYTES);
        if (Bytes.areZero(block)) {
            return List.of();
        }
        Map<String, String> fields = StoreText.checkedFields(block)
                .filter(found -> FORMAT.equals(found.get("journal")))
                .orElseThrow(() -> new IOException("the database's journal is damaged, or a newer Backroom's"));
        generation = DataUtils.readHexLong(fields, "generation", 0);
        end = BLOCK_BYTES;
        List<JournalRecord> pending = new ArrayList<>();
        for (Optional<JournalRecord> next = next(); next.isPresent(); next = next()) {
            pending.add(next.get());
            records++;
            end += next.get().length();
        }
        boolean isOfStore = store.created().equals(fields.get("created"))
                && store.version() >= DataUtils.readHexLong(fields, "version", 0);
        if (!pending.isEmpty() && !isOfStore) {
            throw new IOException("the database's file is older than its journal, or another's; put the right one back,"
                    + " or move the journal away to go on without what it holds");
        }
        return pending;
    }

    boolean isEmpty() {
        return records == 0;
    }

    boolean hasRoomFor(List<FileWrite> writes) {
        return end > 0 && end + JournalRecord.length(writes) <= LIMIT_BYTES;
    }

    /// Returns when they are on the disk, all of them.
    void append(List<FileWrite> writes) throws IOException {
        ByteBuffer record = new JournalRecord(generation, records, writes).encoded();
        int length = record.remaining();
        Bytes.write(file, record, end);
        file.force(false);
        records++;
        end += length;
    }

    /// Forgets what is written in the store's file by now.
    void clear(StoreHeader store) throws IOException {
        generation = random.nextLong();
        byte[] line = StoreText.checked(Map.of(
                "journal",
                FORMAT,
                "generation",
                Long.toHexString(generation),
                "created",
                store.created(),
                "version",
                Long.toHexString(store.version())));
        Bytes.write(file, ByteBuffer.allocate(BLOCK_BYTES).put(line).clear(), 0);
        file.force(true);
        if (file.size() > LIMIT_BYTES) {
            file.truncate(LIMIT_BYTES); // not before: some of the old records would go back behind what they led to
        }
        records = 0;
        end = BLOCK_BYTES;
    }

    private Optional<JournalRecord> next() throws IOException {
        byte[] head = Bytes.read(file, end, BLOCK_BYTES);
        OptionalLong length = JournalRecord.findLength(head);
        if (length.isEmpty() || length.getAsLong() > file.size() - end) {
            return Optional.empty();
        }
        return JournalRecord.find(Bytes.read(file, end, (int) length.getAsLong()))
                .filter(record -> record.generation() == generation && record.number() == records);
    }

    void close() throws IOException {
        file.close();
    }
}
