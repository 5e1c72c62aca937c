package com.openagents.backroom.hud.browser;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives the names of a compiled script anew, so that it compresses better. Build step.
///
/// TeaVM's own names are short already, but drawn from letters that occur nowhere else; and it leaves the long names of
/// its runtime and of our `@JSBody` texts. Both cost: 4 KB of 66 compressed by Brotli.
///
/// - The script is one function, `(function(){…})`. Names declared in it directly are called by letters that are
///   frequent in the whole script, the most used by the shortest.
/// - Long names declared within one of those are called by a letter or two that are not used there.
/// - Properties, keys and labels keep their names.
final class ShortNames {
    /// Locals this short were named by TeaVM.
    private static final int SHORT = 2;

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// Words of the language, which are no names (ECMAScript 2024, 12.7.2), as far as scripts hold them.
    private static final Set<String> WORDS = Set.of(
            "async",
            "await",
            "break",
            "case",
            "catch",
            "class",
            "const",
            "continue",
            "default",
            "delete",
            "do",
            "else",
            "export",
            "extends",
            "false",
            "finally",
            "for",
            "function",
            "if",
            "import",
            "in",
            "instanceof",
            "let",
            "new",
            "null",
            "of",
            "return",
            "super",
            "switch",
            "this",
            "throw",
            "true",
            "try",
            "typeof",
            "var",
            "void",
            "while",
            "with",
            "yield");

    private final List<String> tokens;
    private final int[] depths;
    private final int base;

    /// Where the declarations of the script's function begin: the indices of their names.
    private final List<Integer> declarations = new ArrayList<>();

    private ShortNames(List<String> tokens) {
        this.tokens = new ArrayList<>(tokens);
        this.depths = new int[tokens.size()];
        int depth = 0;
        for (int i = 0; i < depths.length; i++) {
            depth -= isOneOf(i, ")]}") ? 1 : 0;
            depths[i] = depth;
            depth += isOneOf(i, "([{") ? 1 : 0;
        }
        this.base = 2;
    }

    /// The tokens of a script with their new names.
    static List<String> give(List<String> tokens) {
        ShortNames names = new ShortNames(tokens);
        names.findDeclarations();
        names.renameLocals();
        names.renameDeclared();
        return names.tokens;
    }

    private boolean isOneOf(int at, String marks) {
        String token = tokens.get(at);
        return token.length() == 1 && marks.contains(token);
    }

    private boolean is(int at, String token) {
        return at >= 0 && at < tokens.size() && tokens.get(at).equals(token);
    }

    private void findDeclarations() {
        boolean isInLet = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (depths[i] != base) {
                continue;
            }
            isInLet = is(i, "let") || (isInLet && !is(i, ";"));
            if (is(i, "function") || is(i, "let") || (isInLet && is(i, ","))) {
                declarations.add(i + 1);
            }
        }
    }

    /// True for a name that is looked up, not one that belongs to an object.
    private boolean isVariable(int at) {
        boolean isKey = is(at + 1, ":") && (is(at - 1, "{") || is(at - 1, ","));
        String token = tokens.get(at);
        return ScriptTokens.isName(token) && !WORDS.contains(token) && !is(at - 1, ".") && !isKey;
    }

    private void renameLocals() {
        for (int unit = 0; unit < declarations.size(); unit++) {
            int from = declarations.get(unit) + 1;
            int to = unit + 1 < declarations.size() ? declarations.get(unit + 1) : tokens.size();
            Set<String> used = new HashSet<>();
            for (int i = from; i < to; i++) {
                if (isVariable(i)) {
                    used.add(tokens.get(i));
                }
            }
            Map<String, String> names = new HashMap<>();
            Names fresh = new Names(LETTERS.substring(0, 26), used);
            for (String local : locals(from, to)) {
                names.put(local, fresh.next());
            }
            rename(from, to, names);
        }
    }

    /// Long names of parameters, variables and functions within a declaration.
    private List<String> locals(int from, int to) {
        Map<String, Boolean> locals = new LinkedHashMap<>();
        for (int i = from; i < to; i++) {
            if (isVariable(i) && tokens.get(i).length() > SHORT && isDeclaredHere(i)) {
                locals.put(tokens.get(i), true);
            }
        }
        return List.copyOf(locals.keySet());
    }

    private boolean isDeclaredHere(int at) {
        boolean isNamed = is(at - 1, "let") || is(at - 1, "var") || is(at - 1, "function") || is(at + 1, "=>");
        return isNamed || isParameter(at);
    }

    private boolean isParameter(int at) {
        int open = at;
        while (open > 0 && depths[open] >= depths[at]) {
            open--;
        }
        int close = at;
        while (close < tokens.size() - 1 && depths[close] >= depths[at]) {
            close++;
        }
        boolean isList = is(open, "(") && is(close, ")") && (is(at - 1, "(") || is(at - 1, ","));
        boolean isCatch = is(open - 1, "catch") && !is(open - 2, ".");
        boolean isOfFunction = is(open - 1, "function") || is(open - 2, "function") || isCatch;
        return isList && (isOfFunction || is(close + 1, "=>"));
    }

    private void renameDeclared() {
        Map<String, Integer> uses = new LinkedHashMap<>();
        for (int declaration : declarations) {
            uses.put(tokens.get(declaration), 0);
        }
        Set<String> others = new HashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isVariable(i)) {
                String name = tokens.get(i);
                if (uses.computeIfPresent(name, (_, count) -> count + 1) == null) {
                    others.add(name);
                }
            }
        }
        Map<String, String> names = new HashMap<>();
        Names fresh = new Names(byFrequency(), others);
        uses.entrySet().stream()
                .sorted(Comparator.comparingInt(use -> -use.getValue()))
                .forEach(use -> names.put(use.getKey(), fresh.next()));
        rename(0, tokens.size(), names);
    }

    private void rename(int from, int to, Map<String, String> names) {
        for (int i = from; i < to; i++) {
            if (isVariable(i)) {
                tokens.set(i, names.getOrDefault(tokens.get(i), tokens.get(i)));
            }
        }
    }

    private String byFrequency() {
        int[] counts = new int[128];
        for (String token : tokens) {
            token.chars().filter(c -> c < counts.length).forEach(c -> counts[c]++);
        }
        StringBuilder letters = new StringBuilder();
        LETTERS.chars().boxed().sorted(Comparator.comparingInt(c -> -counts[c])).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /// Names from some letters, the shortest first, without those that are taken.
    private static final class Names {
        private final String letters;
        private final Set<String> taken;
        private int given;

        Names(String letters, Set<String> taken) {
            this.letters = letters;
            this.taken = taken;
        }

        String next() {
            String name;
            do {
                name = name(given++);
            } while (taken.contains(name) || WORDS.contains(name));
            return name;
        }

        private String name(int number) {
            int length = 1;
            int count = letters.length();
            int rest = number;
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
}
