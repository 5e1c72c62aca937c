package com.openagents.backroom.hud.paint;

import java.util.Arrays;

/// Instances in the making, each with its place in the order of drawing. Reused: it grows and never shrinks.
final class Instances {
    private static final int WORDS = DisplayList.WORDS;
    private static final int FIRST = 64;

    private int[] words = new int[FIRST * WORDS];
    private int[] sorted = new int[0];
    private int[] places = new int[FIRST];
    private int[] starts = new int[1];
    private int count;
    private int highest;

    void clear() {
        count = 0;
        highest = 0;
    }

    /// One more than a display list takes, so that it knows that something was left out.
    boolean isFull() {
        return count > DisplayList.MAX_INSTANCES;
    }

    int count() {
        return count;
    }

    /// Makes room for one more.
    ///
    /// @return the index of its first word in [#words()]
    int add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            words = Arrays.copyOf(words, 2 * count * WORDS);
        }
        places[count] = place;
        highest = Math.max(highest, place);
        return count++ * WORDS;
    }

    int[] words() {
        return words;
    }

    /// Brings the instances in the order of their places; those of one place stay in the order in which they came.
    void sort() {
        if (starts.length < highest + 2) {
            starts = new int[2 * highest + 2];
        }
        Arrays.fill(starts, 0, highest + 2, 0);
        for (int i = 0; i < count; i++) {
            starts[places[i] + 1]++;
        }
        for (int place = 0; place <= highest; place++) {
            starts[place + 1] += starts[place];
        }
        if (sorted.length < count * WORDS) {
            sorted = new int[words.length];
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(words, i * WORDS, sorted, starts[places[i]]++ * WORDS, WORDS);
        }
        for (int place = highest + 1; place > 0; place--) {
            starts[place] = starts[place - 1];
        }
        starts[0] = 0;
    }

    /// The highest place of all; only for what was sorted.
    int highest() {
        return highest;
    }

    /// How many have this place.
    int count(int place) {
        return place < 0 || place > highest ? 0 : starts[place + 1] - starts[place];
    }

    /// Appends all of one place to the open batch.
    void copy(int place, DisplayList list) {
        list.add(sorted, starts[place] * WORDS, count(place));
    }
}
