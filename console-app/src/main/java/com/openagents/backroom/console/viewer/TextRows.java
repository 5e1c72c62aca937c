package com.openagents.backroom.console.viewer;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// A text as rows, cut out of it when they are asked for: 10 MB are 10 MB, and not ten million strings.
public final class TextRows extends AbstractList<String> implements RandomAccess {
    /// A line that is longer goes on in the next row: no row is too long to be drawn.
    static final int MAX_ROW_CHARS = 1_000;

    private final String text;
    private final String lower;
    private final int[] starts;
    private final int count;

    public TextRows(String text) {
        this.text = text;
        this.lower = lower(text);
        int[] found = new int[1_024];
        int rows = 0;
        int at = 0;
        while (at < text.length() || rows == 0) {
            if (rows == found.length) {
                found = Arrays.copyOf(found, 2 * rows);
            }
            found[rows++] = at;
            at = next(at);
        }
        starts = found;
        count = rows;
    }

    /// In lower case char by char, so that each stays at its place.
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return String.valueOf(chars);
    }

    /// Where the row after the one at `from` begins.
    private int next(int from) {
        int end = text.indexOf('\n', from);
        int most = from + MAX_ROW_CHARS;
        if (end >= 0 && end <= most) {
            return end + 1;
        }
        if (most >= text.length()) {
            return text.length();
        }
        return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
    }

    private int end(int row) {
        return row + 1 < count ? starts[row + 1] : text.length();
    }

    @Override
    public String get(int row) {
        int end = end(row);
        boolean isLine = end > starts[row] && text.charAt(end - 1) == '\n';
        return text.substring(starts[row], isLine ? end - 1 : end);
    }

    @Override
    public int size() {
        return count;
    }

    /// What two rows and those between them hold, as it stands in the text.
    String between(int first, int last) {
        return text.substring(starts[first], end(last));
    }

    String text() {
        return text;
    }

    /// The row that holds the next place of a text, from a place on; from the beginning when there is none behind it.
    ///
    /// @return where it is found in the text; -1 for nowhere
    int find(String wanted, int from, boolean isForward) {
        String low = lower(wanted);
        int found = isForward ? lower.indexOf(low, from) : lower.lastIndexOf(low, from);
        return found >= 0 ? found : isForward ? lower.indexOf(low) : lower.lastIndexOf(low);
    }

    /// How often a text occurs, at most `limit` times.
    int count(String wanted, int limit) {
        String low = lower(wanted);
        int times = 0;
        for (int at = lower.indexOf(low); at >= 0 && times < limit; at = lower.indexOf(low, at + low.length())) {
            times++;
        }
        return times;
    }

    /// The row in which a place of the text lies.
    int rowAt(int place) {
        int row = Arrays.binarySearch(starts, 0, count, place);
        return row >= 0 ? row : -row - 2;
    }
}
