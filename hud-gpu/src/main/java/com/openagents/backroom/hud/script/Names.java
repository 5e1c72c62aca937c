package com.openagents.backroom.hud.script;

import java.util.Set;

/// Names in order: all of one letter, then all of two, and so on.
final class Names {
    static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    static final String LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final String letters;
    private final Set<String> taken;
    private int next;

    /// Names made of these letters, without those that are taken and the words of the language.
    Names(String letters, Set<String> taken) {
        this.letters = letters;
        this.taken = taken;
    }

    String next() {
        String name;
        do {
            name = of(next++, letters);
        } while (taken.contains(name) || Script.WORDS.contains(name));
        return name;
    }

    /// The name at a place, from 0.
    static String of(int place, String letters) {
        int length = 1;
        int count = letters.length();
        int rest = place;
        while (rest >= count) {
            rest -= count;
            count *= letters.length();
            length++;
        }
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < length; i++) {
            name.insert(0, letters.charAt(rest % letters.length()));
            rest /= letters.length();
        }
        return name.toString();
    }
}
