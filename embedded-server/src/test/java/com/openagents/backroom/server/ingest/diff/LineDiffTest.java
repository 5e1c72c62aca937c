package com.openagents.backroom.server.ingest.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.Hunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void changeAmidText_keepsThreeLinesAroundIt_andTellsWhereItIs() {
        List<String> before = numbers(1, 20);
        List<String> after = new ArrayList<>(before);
        after.set(9, "ten");
        after.add(10, "ten and a half");
        assertEquals(
                List.of(new Hunk(
                        107,
                        7,
                        107,
                        8,
                        List.of(" 7", " 8", " 9", "-10", "+ten", "+ten and a half", " 11", " 12", " 13"))),
                LineDiff.hunks(before, after, 101));
    }

    @Test
    void changesFarApart_areHunksOfTheirOwn_andNearOnesShareOne() {
        List<String> before = numbers(1, 40);
        List<String> after = new ArrayList<>(before);
        after.remove("5");
        after.remove("12");
        after.remove("30");
        List<Hunk> hunks = LineDiff.hunks(before, after, 1);
        assertEquals(2, hunks.size());
        assertEquals(new Hunk(2, 14, 2, 12, hunks.getFirst().lines()), hunks.getFirst());
        assertEquals(new Hunk(27, 7, 25, 6, List.of(" 27", " 28", " 29", "-30", " 31", " 32", " 33")), hunks.getLast());
    }

    @Test
    void oneTextEmpty_orBothEqual() {
        assertEquals(List.of(), LineDiff.hunks(List.of(), List.of(), 1));
        assertEquals(List.of(), LineDiff.hunks(numbers(1, 9), numbers(1, 9), 1));
        assertEquals(List.of(new Hunk(1, 0, 1, 2, List.of("+1", "+2"))), LineDiff.hunks(List.of(), numbers(1, 2), 1));
        assertEquals(List.of(new Hunk(1, 2, 1, 0, List.of("-1", "-2"))), LineDiff.hunks(numbers(1, 2), List.of(), 1));
    }

    @Test
    void hunks_makeTheOneOfTheOther_andAreTheShortest() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            List<String> before = words(random);
            List<String> after = random.nextInt(4) == 0 ? words(random) : changed(before, random);
            List<Hunk> hunks = LineDiff.hunks(before, after, 1);
            String what = "seed " + seed + " round " + round + ": " + before + " -> " + after + " by " + hunks;
            assertEquals(after, applied(before, hunks), what);
            int same = longestCommon(before, after);
            assertEquals(before.size() - same, count(hunks, "-"), what);
            assertEquals(after.size() - same, count(hunks, "+"), what);
        }
    }

    @Test
    void hugeTexts_areNotCompared_andTheHunksStillMakeTheOneOfTheOther() {
        int lines = 3 * LineDiff.MAX_LINES;
        List<String> before = new ArrayList<>(numbers(0, lines));
        List<String> after = new ArrayList<>(numbers(0, lines));
        for (int i = 100; i < lines - 100; i += 7) {
            before.set(i, "old " + i);
            after.set(i, "new " + i);
        }
        List<Hunk> hunks = LineDiff.hunks(before, after, 1);
        assertEquals(after, applied(before, hunks));
        assertEquals(1, hunks.size());
        assertTrue(count(hunks, "-") > lines / 2, "equal ends alone are left out");
    }

    /// What `patch` makes of a text.
    private static List<String> applied(List<String> before, List<Hunk> hunks) {
        List<String> after = new ArrayList<>();
        int read = 0;
        for (Hunk hunk : hunks) {
            after.addAll(before.subList(read, hunk.oldStart() - 1));
            assertEquals(hunk.newStart() - 1, after.size());
            read = hunk.oldStart() - 1;
            for (String line : hunk.lines()) {
                if (!line.startsWith("+")) {
                    assertEquals(before.get(read++), line.substring(1));
                }
                if (!line.startsWith("-")) {
                    after.add(line.substring(1));
                }
            }
            assertEquals(hunk.oldStart() - 1 + hunk.oldLines(), read);
            assertEquals(hunk.newStart() - 1 + hunk.newLines(), after.size());
        }
        after.addAll(before.subList(read, before.size()));
        return after;
    }

    /// By the book, in square time.
    private static int longestCommon(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j))
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length[0][0];
    }

    private static long count(List<Hunk> hunks, String sign) {
        return hunks.stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.startsWith(sign))
                .count();
    }

    private static List<String> words(Random random) {
        return IntStream.range(0, random.nextInt(25))
                .mapToObj(_ -> "w" + random.nextInt(6))
                .toList();
    }

    private static List<String> changed(List<String> before, Random random) {
        List<String> after = new ArrayList<>(before);
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (random.nextBoolean() && !after.isEmpty()) {
                after.remove(random.nextInt(after.size()));
            } else {
                after.add(random.nextInt(after.size() + 1), "n" + random.nextInt(3));
            }
        }
        return after;
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }
}
