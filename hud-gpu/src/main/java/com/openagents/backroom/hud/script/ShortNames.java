package com.openagents.backroom.hud.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives variables short names, so that they compress well. TeaVM's own short names cost 2 KB more.
///
/// - What the script declares is called by letters that are frequent in the whole script, the most used by one letter,
///   a capital.
/// - What is declared within one of those declarations is called `a`, `b`, `c` …, in the order in which it is met.
/// - Keys and labels keep their names.
final class ShortNames {
    private final Script script;
    private final List<Integer> declarations;

    private ShortNames(Script script) {
        this.script = script;
        this.declarations = script.declarations();
    }

    /// Renames within the script.
    static void give(Script script) {
        new ShortNames(script).rename();
    }

    private void rename() {
        List<Set<String>> locals = new ArrayList<>();
        for (int unit = 0; unit < declarations.size(); unit++) {
            locals.add(locals(declarations.get(unit) + 1, end(unit)));
        }
        // A function may bear the name of the variable it is given to; one new name for both keeps them one.
        for (Set<String> names : locals) {
            declarations.forEach(declaration -> names.remove(script.get(declaration)));
        }
        Map<String, String> declared = declaredNames(locals);
        for (int unit = 0; unit < declarations.size(); unit++) {
            rename(unit, locals.get(unit), declared);
        }
        for (int declaration : declarations) {
            String name = script.get(declaration);
            script.set(declaration, declared.getOrDefault(name, name));
        }
    }

    /// Where a declaration ends: at the name of the next.
    private int end(int unit) {
        return unit + 1 < declarations.size() ? declarations.get(unit + 1) : script.size();
    }

    /// The names of parameters, variables and functions within a declaration.
    private Set<String> locals(int from, int to) {
        Set<String> locals = new LinkedHashSet<>();
        int letDepth = Integer.MAX_VALUE;
        for (int i = from; i < to; i++) {
            boolean isLet = (script.is(i, "let") || script.is(i, "var")) && script.depth(i) > Script.BASE;
            boolean isOver = script.depth(i) < letDepth || (script.depth(i) == letDepth && script.is(i, ";"));
            letDepth = isLet ? script.depth(i) : isOver ? Integer.MAX_VALUE : letDepth;
            boolean isNext = isLet || (script.is(i, ",") && script.depth(i) == letDepth);
            boolean isFunction = script.is(i, "function") && script.depth(i) > Script.BASE;
            if ((isNext || isFunction) && script.isVariable(i + 1)) {
                locals.add(script.get(i + 1));
            }
            if (script.isVariable(i) && (script.is(i + 1, "=>") || isParameter(i))) {
                locals.add(script.get(i));
            }
        }
        return locals;
    }

    private boolean isParameter(int at) {
        if (!script.is(at - 1, "(") && !script.is(at - 1, ",")) {
            return false;
        }
        int open = at;
        while (script.depth(open) >= script.depth(at)) {
            open--;
        }
        int close = at;
        while (script.depth(close) >= script.depth(at)) {
            close++;
        }
        boolean isCatch = script.is(open - 1, "catch") && !script.is(open - 2, ".");
        boolean isOfFunction = script.is(open - 1, "function") || script.is(open - 2, "function") || isCatch;
        return script.is(open, "(") && (isOfFunction || script.is(close + 1, "=>"));
    }

    /// New names for what the script declares, by their old ones.
    private Map<String, String> declaredNames(List<Set<String>> locals) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        for (int declaration : declarations) {
            uses.put(script.get(declaration), 0);
        }
        Set<String> taken = new HashSet<>(List.of(Names.SMALL.split("")));
        int unit = -1;
        for (int i = 0; i < script.size(); i++) {
            unit += unit + 1 < declarations.size() && declarations.get(unit + 1) == i ? 1 : 0;
            boolean isLocal = unit >= 0 && locals.get(unit).contains(script.get(i));
            if (script.isVariable(i)
                    && !isLocal
                    && uses.computeIfPresent(script.get(i), (_, count) -> count + 1) == null) {
                taken.add(script.get(i));
            }
        }
        Map<String, String> names = new HashMap<>();
        Names fresh = new Names(byFrequency(), taken);
        uses.entrySet().stream()
                .sorted(Comparator.comparingInt(use -> -use.getValue()))
                .forEach(use -> names.put(use.getKey(), fresh.next()));
        return names;
    }

    /// Renames all within a declaration; locals avoid the names of what is declared outside and used here.
    private void rename(int unit, Set<String> locals, Map<String, String> declared) {
        Set<String> taken = new HashSet<>();
        int from = declarations.get(unit) + 1;
        for (int i = from; i < end(unit); i++) {
            if (script.isVariable(i) && !locals.contains(script.get(i))) {
                taken.add(declared.getOrDefault(script.get(i), script.get(i)));
            }
        }
        Map<String, String> names = new HashMap<>(declared);
        Names fresh = new Names(Names.SMALL, taken);
        for (String local : locals) {
            names.put(local, fresh.next());
        }
        for (int i = from; i < end(unit); i++) {
            if (script.isVariable(i)) {
                script.set(i, names.getOrDefault(script.get(i), script.get(i)));
            }
        }
    }

    private String byFrequency() {
        int[] counts = new int[128];
        for (String token : script.tokens()) {
            token.chars().filter(c -> c < counts.length).forEach(c -> counts[c]++);
        }
        StringBuilder letters = new StringBuilder();
        (Names.SMALL + Names.LARGE)
                .chars()
                .boxed()
                .sorted(Comparator.comparingInt(c -> -counts[c]))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
