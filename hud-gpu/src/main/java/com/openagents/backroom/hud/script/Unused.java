package com.openagents.backroom.hud.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Drops functions that are called nowhere. TeaVM writes one for each constructor, and then often builds the object in
/// place.
final class Unused {
    private Unused() {}

    static Script drop(Script script) {
        Script before = script;
        Script after = dropOnce(script);
        while (after.size() < before.size()) {
            before = after;
            after = dropOnce(after);
        }
        return after;
    }

    private static Script dropOnce(Script script) {
        Map<String, Integer> uses = new HashMap<>();
        for (int i = 0; i < script.size(); i++) {
            if (script.isVariable(i)) {
                uses.merge(script.get(i), 1, Integer::sum);
            }
        }
        List<String> kept = new ArrayList<>();
        int at = 0;
        for (int name : script.declarations()) {
            if (uses.getOrDefault(script.get(name), 0) == 1 && isFunction(script, name + 2)) {
                int end = script.find(name, Script.BASE, ",", ";");
                // `x = …,` goes with its comma; the last of a list leaves `;` and goes with the comma before it.
                boolean isLast = script.is(end, ";");
                int from = isLast ? name - 1 : name;
                if (from >= at && !script.is(from, "let")) {
                    kept.addAll(script.tokens().subList(at, from));
                    at = isLast ? end : end + 1;
                }
            }
        }
        kept.addAll(script.tokens().subList(at, script.size()));
        return new Script(kept);
    }

    /// True for a value that is a function, which does nothing by itself.
    private static boolean isFunction(Script script, int from) {
        int arrow = script.is(from, "(") ? script.find(from + 1, Script.BASE, ")") + 1 : from + 1;
        return script.is(from - 1, "=") && script.is(arrow, "=>");
    }
}
