package com.openagents.backroom.server.ingest.diff;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The lines that changed between two texts, with the lines around them.
///
/// Myers' algorithm (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986; §4b, linear space) finds the
/// shortest list of removed and added lines. Its time grows with the product of what changed, so only texts of a
/// bounded size go through it; of larger ones all lines between the equal ends are removed and added, which is longer
/// and just as right.
public final class LineDiff {
    /// Unchanged lines kept around a change, as `diff -u` does.
    private static final int CONTEXT_LINES = 3;

    /// Lines of both texts, without their equal ends, up to which the shortest list is looked for: at worst half its
    /// square are compared, some 50 ms.
    static final int MAX_LINES = 4_000;

    private final List<String> before;
    private final List<String> after;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// The changes that make `after` of `before`, in order; none when the texts are equal.
    ///
    /// @param firstLine the number, in the file, of the first line of both
    public static List<Hunk> hunks(List<String> before, List<String> after, int firstLine) {
        LineDiff diff = new LineDiff(before, after);
        diff.mark();
        return diff.hunks(firstLine);
    }

    /// Marks what was removed and added.
    private void mark() {
        int shorter = Math.min(before.size(), after.size());
        int head = 0;
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<String> old = before.subList(head, before.size() - tail);
        List<String> fresh = after.subList(head, after.size() - tail);
        if (old.isEmpty() || fresh.isEmpty() || old.size() + fresh.size() > MAX_LINES) {
            removed.set(head, head + old.size());
            added.set(head, head + fresh.size());
            return;
        }
        for (Change change : new MyersDiffWithLinearSpace<String>().computeDiff(old, fresh, null)) {
            removed.set(head + change.startOriginal, head + change.endOriginal);
            added.set(head + change.startRevised, head + change.endRevised);
        }
    }

    /// A hunk as it grows.
    private static final class Growing {
        private final int oldStart;
        private final int newStart;
        private final List<String> lines = new ArrayList<>();
        private int oldLines;
        private int newLines;

        Growing(int oldStart, int newStart) {
            this.oldStart = oldStart;
            this.newStart = newStart;
        }

        void add(char sign, List<String> more) {
            more.forEach(line -> lines.add(sign + line));
            oldLines += sign == '+' ? 0 : more.size();
            newLines += sign == '-' ? 0 : more.size();
        }

        Hunk done() {
            return new Hunk(oldStart, oldLines, newStart, newLines, lines);
        }
    }

    /// What is neither removed nor added stands in both texts, in the same order.
    private List<Hunk> hunks(int firstLine) {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        int same = sameFrom(0, 0);
        while (!isEnd(i + same, j + same)) {
            int far = Math.max(0, same - CONTEXT_LINES);
            i += far;
            j += far;
            Growing hunk = new Growing(firstLine + i, firstLine + j);
            same -= far;
            while (same <= 2 * CONTEXT_LINES && !isEnd(i + same, j + same)) {
                hunk.add(' ', before.subList(i, i + same));
                i += same;
                j += same;
                int removedTo = removed.nextClearBit(i);
                int addedTo = added.nextClearBit(j);
                hunk.add('-', before.subList(i, removedTo));
                hunk.add('+', after.subList(j, addedTo));
                i = removedTo;
                j = addedTo;
                same = sameFrom(i, j);
            }
            int near = Math.min(same, CONTEXT_LINES);
            hunk.add(' ', before.subList(i, i + near));
            i += near;
            j += near;
            same -= near;
            hunks.add(hunk.done());
        }
        return hunks;
    }

    private boolean isEnd(int i, int j) {
        return i == before.size() && j == after.size();
    }

    /// How many lines from here on are the same in both.
    private int sameFrom(int i, int j) {
        int same = 0;
        while (i + same < before.size() && !removed.get(i + same) && !added.get(j + same)) {
            same++;
        }
        return same;
    }
}
