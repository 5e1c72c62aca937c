package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.EventJson;
import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.IsoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a session changed: lines per file, and the newest changes themselves.
public final class FileChanges {
    /// Files listed; the totals go on counting beyond them.
    private static final int MAX_FILES = 500;

    /// Changes kept with their lines.
    static final int MAX_DIFFS = 64;

    /// Chars of lines kept of one change, and of all of them.
    private static final int MAX_DIFF_CHARS = 32 * 1024;

    private static final int MAX_CHARS = 256 * 1024;

    /// What a line or a hunk counts besides its chars, so that a hundred thousand empty ones end somewhere, too.
    private static final int LINE_CHARS = 16;

    private final Map<String, FileChange> files = new LinkedHashMap<>();
    private final List<DiffEntry> diffs = new ArrayList<>();
    private int chars;
    private long dropped;
    private long additions;
    private long deletions;

    /// Lines added to and removed from one file.
    public record FileChange(String path, long additions, long deletions) {}

    /// One change with its lines.
    ///
    /// @param key seq of its event
    /// @param diff the change; hunks that do not fit are left out
    /// @param isClipped true when hunks or lines were left out
    public record DiffEntry(long key, Instant at, FileDiff diff, boolean isClipped) {}

    void add(HudEnvelope envelope, FileDiff diff) {
        additions += diff.additions();
        deletions += diff.deletions();
        FileChange before = files.remove(diff.path());
        files.put(
                diff.path(),
                new FileChange(
                        diff.path(),
                        diff.additions() + (before == null ? 0 : before.additions()),
                        diff.deletions() + (before == null ? 0 : before.deletions())));
        if (files.size() > MAX_FILES) {
            files.remove(files.keySet().iterator().next());
        }
        DiffEntry entry = clipped(envelope, diff);
        diffs.add(entry);
        chars += charsOf(entry);
        trim(MAX_DIFFS);
    }

    void trim(int maxDiffs) {
        while (diffs.size() > maxDiffs || (chars > MAX_CHARS && diffs.size() > 1)) {
            chars -= charsOf(diffs.removeFirst());
            dropped++;
        }
    }

    private static DiffEntry clipped(HudEnvelope envelope, FileDiff diff) {
        List<Hunk> hunks = new ArrayList<>();
        int left = MAX_DIFF_CHARS;
        boolean isClipped = envelope.isCut();
        for (Hunk hunk : diff.hunks()) {
            List<String> lines = new ArrayList<>();
            left -= LINE_CHARS;
            for (String line : hunk.lines()) {
                if (line.length() + LINE_CHARS > left) {
                    isClipped = true;
                    break;
                }
                left -= line.length() + LINE_CHARS;
                lines.add(line);
            }
            if (!lines.isEmpty()) {
                hunks.add(new Hunk(hunk.oldStart(), hunk.oldLines(), hunk.newStart(), hunk.newLines(), lines));
            }
        }
        FileDiff kept = new FileDiff(diff.path(), hunks, diff.additions(), diff.deletions());
        return new DiffEntry(envelope.seq(), envelope.at(), kept, isClipped);
    }

    private static int charsOf(DiffEntry entry) {
        int sum = 0;
        for (Hunk hunk : entry.diff().hunks()) {
            sum += LINE_CHARS;
            for (String line : hunk.lines()) {
                sum += line.length() + LINE_CHARS;
            }
        }
        return sum;
    }

    /// The files, the one changed last at the end.
    public List<FileChange> files() {
        return List.copyOf(files.values());
    }

    /// The newest changes, oldest first.
    public List<DiffEntry> diffs() {
        return List.copyOf(diffs);
    }

    /// How many older changes are not kept here.
    public long dropped() {
        return dropped;
    }

    public long additions() {
        return additions;
    }

    public long deletions() {
        return deletions;
    }

    static void writeFile(FileChange file, FieldSink out) {
        out.text("path", file.path());
        out.number("additions", file.additions());
        out.number("deletions", file.deletions());
    }

    void write(FieldSink out, boolean withDiffs) {
        out.number("additions", additions);
        out.number("deletions", deletions);
        if (withDiffs) {
            out.number("dropped", dropped == 0 ? null : (Long) dropped);
            out.objects("diffs", diffs, (entry, sink) -> {
                sink.number("key", entry.key());
                sink.text("at", IsoTime.text(entry.at()));
                sink.flag("clipped", entry.isClipped() ? true : null);
                EventJson.writeBody(entry.diff(), sink);
            });
        }
    }

    void read(Fields in, List<Fields> fileItems) {
        additions = Read.number(in, "additions");
        deletions = Read.number(in, "deletions");
        dropped = Read.number(in, "dropped");
        for (Fields item : fileItems) {
            String path = Read.text(item, "path");
            files.put(path, new FileChange(path, Read.number(item, "additions"), Read.number(item, "deletions")));
        }
        for (Fields item : in.objects("diffs")) {
            if (EventJson.readBody("file_diff", item) instanceof FileDiff diff) {
                DiffEntry entry = new DiffEntry(
                        Read.number(item, "key"), Read.time(item, "at"), diff, Read.flag(item, "clipped"));
                diffs.add(entry);
                chars += charsOf(entry);
            }
        }
    }
}
