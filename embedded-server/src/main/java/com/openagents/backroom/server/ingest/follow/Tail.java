package com.openagents.backroom.server.ingest.follow;

import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.IngestBatch;
import com.openagents.backroom.server.ingest.Inlet;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.Source;
import com.openagents.backroom.server.ingest.UnreadLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One file and how far it is read. Holds no open file and no buffer between two reads, so thousands cost
/// little.
/// Used by one thread at a time.
final class Tail {
    /// Bad lines of a file that are kept one by one and counted for its session; further ones are counted for the
    /// folder. Nothing but short bad lines are half a million in a MiB: they would fill memory and log, and push
    /// the letters of all other files out.
    static final int MAX_LETTERS = 1_000;

    private final Source source;
    private final Inlet inlet;
    private final Tally tally;
    private final InstantSource clock;
    private final FollowSettings settings;
    private final boolean keepsCheckpoints;
    private volatile Path path; // a rename comes from the thread that looks at folders
    private volatile @Nullable String session;
    private String fileKey;
    private TailState state = TailState.START;
    private LineMapper mapper;
    private long offset;
    private long lines;
    private long skippedTo;
    private boolean isAmidTooLong;
    private int lettersLeft = MAX_LETTERS;

    /// @param keepsCheckpoints false for a file that is read once and not followed
    Tail(
            Source source,
            Path path,
            String fileKey,
            Inlet inlet,
            Tally tally,
            InstantSource clock,
            FollowSettings settings,
            boolean keepsCheckpoints) {
        this.source = source;
        this.path = path;
        this.fileKey = fileKey;
        this.inlet = inlet;
        this.tally = tally;
        this.clock = clock;
        this.settings = settings;
        this.keepsCheckpoints = keepsCheckpoints;
        this.mapper = source.mapper(new FileFacts(path), "");
    }

    /// Goes on where a former process stopped.
    void resume(FileCheckpoint checkpoint) {
        place(TailState.read(checkpoint.state()), checkpoint.offset(), checkpoint.line());
    }

    /// The file has another name now.
    void moved(Path to) {
        path = to;
    }

    private void place(TailState at, long newOffset, long newLines) {
        boolean isStart = at.headBytes() == 0;
        state = at;
        offset = isStart ? 0 : newOffset;
        lines = isStart ? 0 : newLines;
        skippedTo = 0;
        isAmidTooLong = false;
        mapper = source.mapper(new FileFacts(path), at.mapper());
        session = mapper.session();
    }

    /// The session that the file says something of now; null when none is known. Any thread may ask.
    @Nullable String session() {
        return session;
    }

    long offset() {
        return offset;
    }

    Source source() {
        return source;
    }

    /// Reads all complete lines that are new, and hands them over in batches.
    ///
    /// @param endEndsLine whether the end of the file ends its last line: only for a file that nobody writes to
    /// @param stop asked after each batch
    /// @throws java.io.UncheckedIOException when a batch could not be stored; the next call tries it again
    void read(LineReader reader, boolean endEndsLine, BooleanSupplier stop) throws IOException {
        if (!readOn(reader, endEndsLine, stop)) {
            readOn(reader, endEndsLine, stop);
        }
    }

    /// The same, unless the file was written anew.
    ///
    /// @return false when it was: then nothing was read, and whose it is now must be seen anew
    boolean readOn(LineReader reader, boolean endEndsLine, BooleanSupplier stop) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        if (!now.isRegularFile() || (now.size() == 0 && offset == 0)) {
            return true; // a pipe took the file's place, or the system's own file that has no size: reading would wait
        }
        Instant writtenAt = now.lastModifiedTime().toInstant();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (!isSameFile(file)) {
                place(TailState.START, 0, 0);
                return false;
            }
            reader.begin(Math.max(offset, skippedTo), isAmidTooLong);
            Batch batch = new Batch(file, writtenAt);
            while (!stop.getAsBoolean() && batch.next(reader, endEndsLine)) {
                if (batch.isFull()) {
                    batch.handOver();
                }
            }
            batch.handOver();
            session = mapper.session();
            return true;
        }
    }

    /// An append-only file only grows, keeps its beginning, and has a line end before each place where we
    /// stopped.
    private boolean isSameFile(FileChannel file) throws IOException {
        if (offset == 0) {
            return true;
        }
        if (file.size() < Math.max(offset, skippedTo) || !state.fits(file)) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        return file.read(last, offset - 1) == 1 && last.get(0) == '\n';
    }

    /// What was read and not yet stored.
    private final class Batch {
        private final FileChannel file;
        private final Instant writtenAt;
        private final List<Draft> drafts = new ArrayList<>();
        private final List<DeadLetter> deadLetters = new ArrayList<>();
        private long readTo = offset;
        private long readLines = lines;
        private long repaired;
        private @Nullable DeadLetter counted;

        Batch(FileChannel file, Instant writtenAt) {
            this.file = file;
            this.writtenAt = writtenAt;
        }

        /// @return false at the end of the file
        boolean next(LineReader reader, boolean endEndsLine) throws IOException {
            switch (reader.next(file)) {
                case LINE -> take(reader);
                case TOO_LONG -> {
                    tooLong();
                    readTo = reader.position();
                }
                case END -> {
                    isAmidTooLong = reader.isAmidTooLong();
                    skippedTo = isAmidTooLong ? reader.position() : 0;
                    if (endEndsLine && reader.length() > 0) {
                        take(reader);
                        readTo = file.size();
                    } else if (endEndsLine && isAmidTooLong) {
                        tooLong();
                    }
                    return false;
                }
            }
            return true;
        }

        private void tooLong() {
            readLines++;
            isAmidTooLong = false;
            skippedTo = 0;
            String limit = settings.maxLineBytes() / (1024 * 1024) + " MiB";
            dead("longer than " + limit + "; the rest of the file is read on", readTo);
        }

        private void take(LineReader reader) {
            long lineAt = readTo;
            readLines++;
            readTo = reader.position();
            LineBounds bounds = LineBounds.of(reader.buffer(), reader.from(), reader.length(), lineAt == 0);
            if (bounds.isBlank(reader.buffer())) {
                return;
            }
            Line line = new Line(reader.buffer(), bounds.from(), bounds.length(), readLines, lineAt, writtenAt);
            int before = drafts.size();
            try {
                mapper.map(line, drafts::add);
            } catch (BadLineException e) {
                drafts.subList(before, drafts.size()).clear();
                dead(e.reason(), lineAt);
            } catch (RuntimeException e) {
                // An edge: a record of a shape nobody thought of must not stop the file. The name says enough to mend
                // it.
                drafts.subList(before, drafts.size()).clear();
                dead("a record of unexpected shape (" + e.getClass().getSimpleName() + ")", lineAt);
            }
            repaired += line.isRepaired() ? 1 : 0;
        }

        private void dead(String reason, long lineAt) {
            if (deadLetters.size() < lettersLeft) {
                deadLetters.add(new DeadLetter(source.name(), path.toString(), readLines, reason, clock.instant()));
                mapper.unread(new UnreadLine(lineAt, reason, writtenAt), drafts::add);
                return;
            }
            DeadLetter first = counted;
            counted = first == null
                    ? new DeadLetter(
                            source.name(),
                            path.toString(),
                            readLines,
                            reason + "; of so many bad lines in one file the further ones are only counted",
                            clock.instant())
                    : new DeadLetter(
                            first.source(), first.file(), first.line(), first.reason(), first.at(), first.lines() + 1);
        }

        boolean isFull() {
            return drafts.size() >= settings.batchDrafts() || readTo - offset >= settings.batchBytes();
        }

        void handOver() throws IOException {
            if (readTo == offset && deadLetters.isEmpty() && counted == null) {
                return;
            }
            mapper.pause(drafts::add);
            int kept = deadLetters.size();
            if (counted != null) {
                deadLetters.add(counted);
            }
            TailState reached = state.reached(file, readTo, mapper.state());
            FileCheckpoint checkpoint =
                    new FileCheckpoint(source.name(), path.toString(), fileKey, readTo, readLines, reached.write());
            boolean isStored = false;
            try {
                inlet.accept(new IngestBatch(drafts, deadLetters, keepsCheckpoints ? checkpoint : null));
                isStored = true;
            } finally {
                if (!isStored) {
                    place(state, offset, lines); // the same lines come again with the next read
                }
            }
            tally.read(readLines - lines, readTo - offset, DeadLetter.lines(deadLetters), repaired, clock.instant());
            tally.unknown(mapper.takeUnknownRecords());
            state = reached;
            offset = readTo;
            lines = readLines;
            lettersLeft -= kept;
            counted = null;
            drafts.clear();
            deadLetters.clear();
            repaired = 0;
        }
    }
}
