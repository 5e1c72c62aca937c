package com.openagents.backroom.hud.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A script as tokens, and what its names mean. It has the form that TeaVM gives it: `(function(){…})`, one function
/// that declares everything.
final class Script {
    /// The depth of brackets at which that function declares.
    static final int BASE = 2;

    /// Words of the language, which are no names (ECMAScript 2024, 12.7.2), as far as scripts hold them.
    static final Set<String> WORDS = Set.of(
            "arguments",
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

    private static final Set<String> BEFORE_KEY_OR_LABEL = Set.of("{", "}", ";", ",", ")", "else");

    private final List<String> tokens;
    private final int[] depths;

    /// Takes over the list: [#set] writes into it.
    Script(List<String> tokens) {
        this.tokens = tokens;
        this.depths = new int[tokens.size()];
        int depth = 0;
        for (int i = 0; i < depths.length; i++) {
            depth -= isOneOf(i, ")]}") ? 1 : 0;
            depths[i] = depth;
            depth += isOneOf(i, "([{") ? 1 : 0;
        }
    }

    private boolean isOneOf(int at, String marks) {
        return get(at).length() == 1 && marks.contains(get(at));
    }

    List<String> tokens() {
        return tokens;
    }

    int size() {
        return tokens.size();
    }

    /// The token at this place; empty outside of the script.
    String get(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : "";
    }

    void set(int at, String token) {
        tokens.set(at, token);
    }

    boolean is(int at, String token) {
        return get(at).equals(token);
    }

    /// Brackets that are open before the token; a closing one counts as outside.
    int depth(int at) {
        return depths[at];
    }

    /// True for a name that is looked up: not one that belongs to an object, nor a label.
    boolean isVariable(int at) {
        return ScriptTokens.isName(get(at))
                && !WORDS.contains(get(at))
                && !is(at - 1, ".")
                && !is(at - 1, "break")
                && !is(at - 1, "continue")
                && !isKeyOrLabel(at);
    }

    private boolean isKeyOrLabel(int at) {
        if (!is(at + 1, ":")) {
            return false;
        }
        return is(at - 1, ":") ? is(at + 2, "{") : BEFORE_KEY_OR_LABEL.contains(get(at - 1));
    }

    /// The places of the names that the script's function declares.
    List<Integer> declarations() {
        List<Integer> declarations = new ArrayList<>();
        boolean isInLet = false;
        for (int i = 0; i + 1 < size(); i++) {
            if (depths[i] == BASE) {
                isInLet = is(i, "let") || (isInLet && !is(i, ";"));
                boolean isFunction = is(i, "function") && !isInLet && !is(i - 1, "=") && !is(i - 1, "=>");
                if (isFunction || is(i, "let") || (isInLet && is(i, ","))) {
                    declarations.add(i + 1);
                }
            }
        }
        return declarations;
    }

    /// The first place from `from` on, at this depth, that holds one of these tokens.
    int find(int from, int depth, String... wanted) {
        Set<String> tokensWanted = Set.of(wanted);
        int at = from;
        while (depths[at] != depth || !tokensWanted.contains(get(at))) {
            at++;
        }
        return at;
    }
}
