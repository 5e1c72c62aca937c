package com.openagents.backroom.server.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// Finds all triggers of all rules in one pass, one table step per character.
///
/// A dense automaton after Aho and Corasick ("Efficient string matching", CACM 18/6, 1975) over the characters that
/// occur in
/// triggers. ASCII letters are folded; a character beyond ASCII is read as its low seven bits, which may only ask a
/// rule in
/// vain. States that complete a trigger are numbered below zero in the table, so the common step has one
/// comparison.
final class Automaton {
    private static final int ASCII = 128;

    private final byte[] columns = new byte[ASCII];
    private final int columnShift;
    private final int[] next;
    private final int[] depth;
    private final Hit[][] hits;

    /// @param rule index of the rule to ask
    /// @param length the trigger's length
    record Hit(int rule, int length) {}

    Automaton(List<? extends Rule> rules) {
        int count = 1;
        for (Rule rule : rules) {
            for (String trigger : rule.triggers()) {
                for (int i = 0; i < trigger.length(); i++) {
                    int folded = fold(trigger.charAt(i));
                    if (columns[folded] == 0) {
                        columns[folded] = (byte) count++;
                    }
                }
            }
        }
        for (char c = 'A'; c <= 'Z'; c++) {
            columns[c] = columns[fold(c)];
        }
        columnShift = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        Trie trie = new Trie(rules);
        next = trie.next;
        depth = trie.depth;
        hits = trie.hits.stream().map(list -> list.toArray(new Hit[0])).toArray(Hit[][]::new);
        for (int i = 0; i < hits.length << columnShift; i++) {
            if (hits[next[i]].length > 0) {
                next[i] = ~next[i];
            }
        }
    }

    private static int fold(char c) {
        int low = c & (ASCII - 1);
        return low >= 'A' && low <= 'Z' ? low + ('a' - 'A') : low;
    }

    int start() {
        return 0;
    }

    /// The state behind `c`; below zero, the complement of a state that completes triggers.
    int step(int state, char c) {
        return next[(state << columnShift) + columns[c & (ASCII - 1)]];
    }

    Hit[] hits(int state) {
        return hits[state];
    }

    /// How many characters before this state could begin a trigger.
    int depth(int state) {
        return depth[state];
    }

    /// Builds the tables: first the tree of triggers, then the steps that leave it, breadth first.
    private final class Trie {
        private final int[] next;
        private final int[] depth;
        private final List<List<Hit>> hits = new ArrayList<>();

        Trie(List<? extends Rule> rules) {
            int maxStates = 1
                    + rules.stream()
                            .flatMap(rule -> rule.triggers().stream())
                            .mapToInt(String::length)
                            .sum();
            next = new int[maxStates << columnShift];
            depth = new int[maxStates];
            hits.add(new ArrayList<>());
            for (int rule = 0; rule < rules.size(); rule++) {
                for (String trigger : rules.get(rule).triggers()) {
                    hits.get(insert(trigger)).add(new Hit(rule, trigger.length()));
                }
            }
            link();
        }

        private int insert(String trigger) {
            int state = 0;
            for (int i = 0; i < trigger.length(); i++) {
                int slot = (state << columnShift) + columns[fold(trigger.charAt(i))];
                if (next[slot] == 0) {
                    next[slot] = hits.size();
                    depth[hits.size()] = depth[state] + 1;
                    hits.add(new ArrayList<>());
                }
                state = next[slot];
            }
            return state;
        }

        private void link() {
            int[] fail = new int[hits.size()];
            ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
            while (!queue.isEmpty()) {
                int state = queue.remove();
                for (int column = 0; column < 1 << columnShift; column++) {
                    int slot = (state << columnShift) + column;
                    int child = next[slot];
                    int byFailure = state == 0 ? 0 : next[(fail[state] << columnShift) + column];
                    if (child == 0) {
                        next[slot] = byFailure;
                    } else {
                        fail[child] = byFailure;
                        hits.get(child).addAll(hits.get(byFailure));
                        queue.add(child);
                    }
                }
            }
        }
    }
}
