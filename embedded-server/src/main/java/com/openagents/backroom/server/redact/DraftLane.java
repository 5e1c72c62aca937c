package com.openagents.backroom.server.redact;

import com.openagents.backroom.schema.event.EventTexts;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileCheckpoint;
import com.openagents.backroom.server.ingest.IngestBatch;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The drafts of one file on their way into the log, in order. A draft that ends in what may be part of a secret waits
/// until its stream goes on, and everything behind it waits too. docs/decisions/secrets-across-chunks.md says why.
///
/// Only memory ever holds what waits. A checkpoint comes out once everything before it has come out *and* a reader who
/// starts there, knowing nothing of earlier lines, would redact what follows in the same way.
///
/// Not for use by several threads.
public final class DraftLane {
    /// A stream that did not go on for so many drafts of its file is over. Counted, not timed, so that the result
    /// depends on the file alone; far more than agents interleave.
    static final int MAX_STREAM_GAP_DRAFTS = 256;

    /// Waiting drafts with more text than this are given out undecided; a batch is a few MiB.
    static final long MAX_WAITING_CHARS = 16L * 1024 * 1024;

    private final Redactor redactor;
    private final DraftRedaction redaction;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Map<String, Stream> streams = new LinkedHashMap<>();
    private Ready ready = Ready.NOTHING;
    private List<DeadLetter> uncoveredLetters = List.of();
    private final Set<String> unstoredSources = new HashSet<>();
    private final Set<String> unstoredLetters = new HashSet<>();
    private long draftCount;
    private long waitingChars;

    /// What may be stored now.
    ///
    /// @param drafts redacted
    /// @param deadLetters those of the lines before `checkpoint`
    /// @param checkpoint null when the last one stored still holds
    public record Ready(
            List<Draft> drafts,
            List<DeadLetter> deadLetters,
            @Nullable FileCheckpoint checkpoint) {
        static final Ready NOTHING = new Ready(List.of(), List.of(), null);

        public boolean isEmpty() {
            return drafts.isEmpty() && deadLetters.isEmpty() && checkpoint == null;
        }
    }

    private sealed interface Waiting permits Piece, BatchEnd {}

    /// A draft; redacted once `done` is set.
    private static final class Piece implements Waiting {
        private final Draft draft;
        private final Instant since;
        private @Nullable Draft done;
        private long chars;

        private Piece(Draft draft, Instant since) {
            this.draft = draft;
            this.since = since;
        }
    }

    /// @param fresh whether a reader could start here
    private record BatchEnd(
            List<DeadLetter> deadLetters, @Nullable FileCheckpoint checkpoint, boolean fresh) implements Waiting {}

    private final class Stream {
        private final StreamRedaction text = new StreamRedaction(redactor);
        private final Deque<Piece> pieces = new ArrayDeque<>();
        private final Draft first;
        private long lastSeen;
        private @Nullable Throwable broken;

        private Stream(Draft first) {
            this.first = first;
        }

        private void decided(List<String> texts) {
            for (String redacted : texts) {
                Piece piece = pieces.removeFirst();
                piece.done = redaction.redact(piece.draft, redacted);
            }
        }

        /// Drops what waits when the redactor failed on it, and what follows: of a secret that began there nobody would
        /// know the rest. Markers take their place.
        private void failed(Throwable cause) {
            broken = cause;
            for (Piece piece : pieces) {
                piece.done = redaction.marker(piece.draft, cause);
            }
            pieces.clear();
        }
    }

    public DraftLane(Redactor redactor) {
        this.redactor = redactor;
        this.redaction = new DraftRedaction(redactor);
    }

    /// Takes a batch. Until [#stored] the same drafts and dead letters may come again, alone or with more behind them;
    /// they
    /// count once.
    public void add(IngestBatch batch, Instant now) {
        for (Draft draft : batch.drafts()) {
            if (!unstoredSources.add(draft.sourceId())) {
                continue;
            }
            Piece piece = new Piece(draft, now);
            waiting.add(piece);
            feed(piece);
            draftCount++;
            endStreams(draft);
        }
        List<DeadLetter> letters = new ArrayList<>();
        for (DeadLetter letter : batch.deadLetters()) {
            if (unstoredLetters.add(letter.file() + ':' + letter.line())) {
                letters.add(letter);
            }
        }
        waiting.add(new BatchEnd(letters, batch.checkpoint(), isFresh()));
        if (waitingChars > MAX_WAITING_CHARS) {
            giveUndecided();
        }
        collect();
    }

    /// Gives out what waits although it is undecided; what may be the beginning of a secret is redacted as one.
    public void giveUndecided() {
        for (Stream stream : streams.values()) {
            attempt(stream, stream.text::giveUndecided);
        }
        collect();
    }

    /// What may be stored now; the same, and more, until [#stored].
    public Ready ready() {
        return ready;
    }

    /// Says that what [#ready] gave is stored.
    public void stored() {
        ready = Ready.NOTHING;
        unstoredSources.clear();
        unstoredLetters.clear();
    }

    /// Since when the draft waits that everything behind it waits for.
    public Optional<Instant> findWaitingSince() {
        return waiting.peekFirst() instanceof Piece piece ? Optional.of(piece.since) : Optional.empty();
    }

    /// Whether nothing is remembered, so that the lane may be forgotten.
    public boolean isIdle() {
        return waiting.isEmpty() && ready.isEmpty() && uncoveredLetters.isEmpty() && isFresh();
    }

    private boolean isFresh() {
        return streams.values().stream().allMatch(stream -> stream.broken == null && stream.text.fresh());
    }

    private void feed(Piece piece) {
        String text = DraftRedaction.streamedText(piece.draft);
        if (text == null) {
            piece.done = redaction.redact(piece.draft, null);
            piece.chars = waiting.peekFirst() == piece ? 0 : textLength(piece.draft);
            waitingChars += piece.chars;
            return;
        }
        Draft draft = piece.draft;
        String key = draft.sessionId() + '\0' + draft.agentId() + '\0' + draft.stream();
        Stream stream = streams.computeIfAbsent(key, _ -> new Stream(draft));
        stream.lastSeen = draftCount;
        stream.pieces.add(piece);
        piece.chars = text.length();
        waitingChars += piece.chars;
        attempt(stream, () -> stream.text.add(text));
    }

    private interface Step {
        List<String> run();
    }

    private void attempt(Stream stream, Step step) {
        if (stream.broken != null) {
            stream.failed(stream.broken);
            return;
        }
        try {
            stream.decided(step.run());
        } catch (RuntimeException | StackOverflowError e) {
            stream.failed(e);
        }
    }

    /// Ends the streams that nothing can follow after a draft: the messages of a turn with the turn, all of a session
    /// with the session, and what did not go on for long.
    private void endStreams(Draft after) {
        if (after.event() instanceof SessionEnd) {
            end(stream -> stream.first.sessionId().equals(after.sessionId()));
        } else if (after.event() instanceof TickEnd) {
            end(stream -> stream.first.event() instanceof Chunk && sameAgent(stream.first, after));
        }
        end(stream -> draftCount - stream.lastSeen > MAX_STREAM_GAP_DRAFTS);
    }

    private static boolean sameAgent(Draft one, Draft other) {
        return one.sessionId().equals(other.sessionId())
                && String.valueOf(one.agentId()).equals(String.valueOf(other.agentId()));
    }

    private void end(Predicate<Stream> over) {
        for (Stream stream : List.copyOf(streams.values())) {
            if (over.test(stream)) {
                attempt(stream, stream.text::end);
                streams.values().remove(stream);
            }
        }
    }

    /// Moves what no longer waits to what may be stored.
    private void collect() {
        List<Draft> drafts = new ArrayList<>(ready.drafts());
        List<DeadLetter> letters = new ArrayList<>(ready.deadLetters());
        FileCheckpoint checkpoint = ready.checkpoint();
        while (!waiting.isEmpty()) {
            Waiting first = waiting.peekFirst();
            if (first instanceof BatchEnd end) {
                List<DeadLetter> uncovered = new ArrayList<>(uncoveredLetters);
                end.deadLetters().forEach(letter -> uncovered.add(redaction.redact(letter)));
                boolean covered = end.checkpoint() == null || end.fresh();
                if (covered) {
                    letters.addAll(uncovered);
                    checkpoint = end.checkpoint() == null ? checkpoint : redacted(end.checkpoint(), checkpoint);
                }
                uncoveredLetters = covered ? List.of() : uncovered;
            } else if (first instanceof Piece piece && piece.done != null) {
                drafts.add(piece.done);
                waitingChars -= piece.chars;
            } else {
                break;
            }
            waiting.removeFirst();
        }
        ready = new Ready(drafts, letters, checkpoint);
    }

    /// A checkpoint that can't be redacted is none: the file is read again after a restart, and nothing of it is stored
    /// twice.
    private @Nullable FileCheckpoint redacted(FileCheckpoint next, @Nullable FileCheckpoint before) {
        try {
            return redaction.redact(next);
        } catch (RuntimeException | StackOverflowError e) {
            return before;
        }
    }

    private static long textLength(Draft draft) {
        long[] chars = new long[1];
        EventTexts.rewrite(draft.event(), (_, text) -> {
            chars[0] += text.length();
            return text;
        });
        return chars[0];
    }
}
