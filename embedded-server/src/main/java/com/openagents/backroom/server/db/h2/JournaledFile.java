package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/* The file of an H2 store. Each write goes to a journal first, so after a kill -9 or a power cut, at any moment, the file
 * is as after the last write that was acknowledged or one after it, whole. docs/decisions/committed-is-on-the-disk.md has
 * the reasons.
 *
 * The file, in blocks of 4096 bytes (org.h2.mvstore.FileStore and RandomAccessStore, H2 2.5.252):
 *
 *   block 0   header: names a chunk           a commit is one new chunk, in any free place of the file;
 *   block 1   the header again                H2 finds it by the header, or from there by guesses
 *   block 2…  chunks: text, pages, footer
 *
 * A new chunk and a header that names it are one record of the journal, synced before either is written here. So nothing
 * is left to guess, and what a chunk needs is never half written over by the next. Chunks that H2 moves wait in memory for
 * the next new one and are part of its record: until then the last one counts on what lies where they go.
 *
 * H2's own writes of the header are not needed and, in 2.5.250 and 2.5.252, name the chunk before the newest.
 */
final class JournaledFile extends FileBaseDefault {
    /// Opens the journal; not before this file is locked, since another process may be writing it until then.
    interface Opener {
        FileChannel open() throws IOException;
    }

    /// As many as a record has place for beside a new one; H2 moves 16 MiB at once, at most.
    private static final int MAX_MOVED = JournalRecord.MAX_WRITES - 2;

    private final FileChannel file;
    private final StoreSearch search;
    private final Opener journalOpener;
    private @Nullable Journal journal;

    /// The newer copy in the file; null while there is none.
    private @Nullable StoreHeader header;

    /// The chunk that it names, where it was moved to.
    private @Nullable StoreChunk newestMoved;

    private int olderCopy;
    private boolean hasWritten;

    /// Chunks that were moved since the last new one.
    private volatile List<FileWrite> moved = List.of();

    /// After a write that failed half way all is left as it is, for the next opening to write it from the journal.
    private boolean isBroken;

    JournaledFile(FileChannel file, Opener journalOpener) {
        this.file = file;
        this.search = new StoreSearch(file);
        this.journalOpener = journalOpener;
    }

    @Override
    public synchronized @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        FileLock lock = file.tryLock(position, size, shared);
        if (lock != null) {
            recover();
        }
        return lock;
    }

    private void recover() throws IOException {
        Journal opened = new Journal(journalOpener.open());
        journal = opened;
        readHeader();
        List<JournalRecord> pending = pending(opened);
        for (JournalRecord record : pending) {
            for (FileWrite write : record.writes()) {
                Bytes.write(file, ByteBuffer.wrap(write.bytes()), write.position());
            }
        }
        if (!pending.isEmpty()) {
            readHeader();
            checkpoint();
        } else if (file.size() <= StoreHeader.BYTES && hasOnlyBegun()) {
            file.truncate(0);
            header = null;
        }
    }

    /// What is to be written again: nothing once the file was written on without its journal, as an older Backroom or a
    /// tool of H2's does.
    private List<JournalRecord> pending(Journal opened) throws IOException {
        StoreHeader known = header;
        if (known == null) {
            return List.of();
        }
        List<JournalRecord> pending = opened.read(known);
        boolean isOutrun = !pending.isEmpty()
                && pending.getLast()
                        .header()
                        .filter(last -> last.version() < known.version())
                        .isPresent();
        if (isOutrun) {
            checkpoint();
        }
        return isOutrun ? List.of() : pending;
    }

    private void readHeader() throws IOException {
        header = null;
        for (int copy = 0; copy < StoreHeader.COPIES; copy++) {
            Optional<StoreHeader> found = search.header(copy);
            if (found.isPresent() && (header == null || found.get().version() > header.version())) {
                header = found.get();
                olderCopy = (copy + 1) % StoreHeader.COPIES;
            }
        }
    }

    /// Whether a crash has left no more than some of a new file's header, which H2 could not read.
    private boolean hasOnlyBegun() throws IOException {
        return header == null
                ? Bytes.areZero(Bytes.read(file, 0, StoreHeader.BYTES))
                : header.block().isEmpty();
    }

    @Override
    public synchronized int write(ByteBuffer bytes, long position) throws IOException {
        if (isBroken) {
            throw new IOException("an earlier write has failed");
        }
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        isBroken = true;
        if (position == 0) {
            takeHeader(all);
        } else {
            takeChunk(all, position);
        }
        isBroken = false;
        return all.length;
    }

    /// All but the first, which makes the store, say nothing that is needed.
    private void takeHeader(byte[] bytes) throws IOException {
        StoreHeader theirs = StoreHeader.find(bytes).orElseThrow(() -> new IOException("not a store's header"));
        if (header == null) {
            Bytes.write(file, ByteBuffer.wrap(bytes), 0);
            header = theirs;
            checkpoint();
        }
    }

    private void takeChunk(byte[] bytes, long position) throws IOException {
        boolean isWhole = bytes.length % StoreHeader.BLOCK_BYTES == 0 && position % StoreHeader.BLOCK_BYTES == 0;
        StoreChunk chunk = StoreChunk.find(bytes, position / StoreHeader.BLOCK_BYTES)
                .filter(found -> isWhole && found.blocks() == bytes.length / StoreHeader.BLOCK_BYTES)
                .orElseThrow(() -> new IOException("what is to be written at " + position + " is no chunk of a store"));
        StoreHeader known = header();
        if (!hasWritten && chunk.version() <= known.version() && !search.has(chunk)) {
            throw new IOException("the database would go back behind its version " + known.version()
                    + ", which is damaged; restore it from a backup");
        }
        hasWritten = true;
        FileWrite write = new FileWrite(position, bytes);
        makeRoom(write.end());
        if (chunk.version() > known.version()) {
            writeJournaled(write, known.naming(chunk));
        } else {
            if (moved.size() == MAX_MOVED) {
                writeMoved();
            }
            moved = Stream.concat(moved.stream(), Stream.of(write)).toList();
            newestMoved = chunk.version() == known.version() ? chunk : newestMoved;
        }
    }

    /// When no new chunk follows.
    private void writeMoved() throws IOException {
        if (!moved.isEmpty()) {
            StoreHeader known = header();
            writeJournaled(null, newestMoved == null ? known : known.naming(newestMoved));
        }
    }

    private void writeJournaled(@Nullable FileWrite chunk, StoreHeader naming) throws IOException {
        List<FileWrite> writes = new ArrayList<>(moved);
        if (chunk != null) {
            writes.add(chunk);
        }
        writes.add(new FileWrite(
                (long) olderCopy * StoreHeader.BLOCK_BYTES, naming.copy().array()));
        if (!journal().hasRoomFor(writes)) {
            checkpoint();
        }
        journal().append(writes);
        for (FileWrite write : writes) {
            Bytes.write(file, ByteBuffer.wrap(write.bytes()), write.position());
        }
        header = naming;
        olderCopy = (olderCopy + 1) % StoreHeader.COPIES;
        moved = List.of();
        newestMoved = null;
    }

    /// Now, so that what is in the journal can be written even when the disk has become full. With zeros: H2 would take
    /// a chunk for one.
    private void makeRoom(long size) throws IOException {
        long missing = size - file.size();
        if (missing > 0) {
            Bytes.write(file, ByteBuffer.allocate(Math.toIntExact(missing)), file.size());
        }
    }

    /// Until then the journal has what the file may have lost.
    private void checkpoint() throws IOException {
        file.force(true);
        journal().clear(header());
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
        if (!isBroken && journal != null) {
            isBroken = true;
            writeMoved();
            if (!journal.isEmpty()) {
                checkpoint();
            }
            isBroken = false;
        } else {
            file.force(metaData);
        }
    }

    @Override
    protected synchronized void implTruncate(long size) throws IOException {
        force(true);
        file.truncate(size);
        file.force(true);
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // readers do not wait for a sync
    public int read(ByteBuffer bytes, long position) throws IOException {
        List<FileWrite> overlaid = moved;
        int start = bytes.position();
        int count = file.read(bytes, position);
        overlaid.forEach(write -> write.overlay(bytes, start, position));
        return count;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        try {
            if (journal != null) {
                journal.close();
            }
        } finally {
            file.close();
        }
    }

    private Journal journal() throws IOException {
        if (journal == null) {
            throw new IOException("the store is written before it is locked");
        }
        return journal;
    }

    private StoreHeader header() throws IOException {
        if (header == null) {
            throw new IOException("the store has no header");
        }
        return header;
    }
}
