package com.openagents.backroom.hud.glyph;

import java.util.Arrays;

/// Numbers by number, by open addressing: a look-up allocates nothing.
final class IntMap {
    /// What [#get] answers for a key that is not there; never a value.
    static final int ABSENT = Integer.MIN_VALUE;

    private static final int FIRST_CAPACITY = 1024;

    /// The golden ratio in 32 bits spreads keys that differ in few of them (Knuth, vol. 3, 6.4).
    private static final int SPREAD = 0x9e3779b9;

    private int[] keys = new int[FIRST_CAPACITY];
    private int[] values = filled(FIRST_CAPACITY);
    private int count;

    int get(int key) {
        int mask = keys.length - 1;
        int at = ((key * SPREAD) >>> 7) & mask;
        while (values[at] != ABSENT) {
            if (keys[at] == key) {
                return values[at];
            }
            at = (at + 1) & mask;
        }
        return ABSENT;
    }

    /// Adds a key that is not there yet.
    void put(int key, int value) {
        if (2 * (count + 1) > keys.length) {
            grow();
        }
        insert(key, value);
        count++;
    }

    private void insert(int key, int value) {
        int mask = keys.length - 1;
        int at = ((key * SPREAD) >>> 7) & mask;
        while (values[at] != ABSENT) {
            at = (at + 1) & mask;
        }
        keys[at] = key;
        values[at] = value;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    void clear() {
        Arrays.fill(values, ABSENT);
        count = 0;
    }

    private static int[] filled(int length) {
        int[] values = new int[length];
        Arrays.fill(values, ABSENT);
        return values;
    }
}
