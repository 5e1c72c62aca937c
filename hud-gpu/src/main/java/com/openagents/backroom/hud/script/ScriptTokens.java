package com.openagents.backroom.hud.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a script into tokens, and joins them with as few blanks as there may be (ECMAScript 2024, 12). Build step.
///
/// It reads what TeaVM writes: no comments, no templates.
final class ScriptTokens {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");

    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|" + NAME + "|\\d[\\w.]*+|\\+\\+|--|=>|.",
            Pattern.DOTALL);

    private static final Pattern REGEX = Pattern.compile("/(?:[^/\\\\\\[]|\\\\.|\\[(?:[^\\]\\\\]|\\\\.)*])+/[a-z]*");

    /// After these a slash begins a regular expression; after anything else it divides.
    private static final Set<String> BEFORE_REGEX =
            Set.of("(", ",", "=", ":", "[", "!", "&", "|", "?", "{", "}", ";", "=>", "return", "typeof", "case");

    /// After these, and what is in parentheses after them, a semicolon is a statement.
    private static final Set<String> BEFORE_BODY = Set.of("while", "for", "if", "with", "else");

    private ScriptTokens() {}

    static List<String> cut(String script) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(script);
        int at = 0;
        while (at < script.length()) {
            boolean isRegex = script.charAt(at) == '/' && (tokens.isEmpty() || BEFORE_REGEX.contains(tokens.getLast()));
            Matcher found = isRegex ? REGEX.matcher(script) : token;
            found.region(at, script.length());
            if (!found.lookingAt()) {
                throw new IllegalArgumentException(
                        "not a script, at: " + script.substring(at, Math.min(at + 60, script.length())));
            }
            if (!found.group().isBlank()) {
                tokens.add(found.group());
            }
            at = found.end();
        }
        return tokens;
    }

    static boolean isName(String token) {
        return NAME.matcher(token).matches();
    }

    static String join(List<String> tokens) {
        StringBuilder script = new StringBuilder();
        String before = "";
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.equals(";") && isNeedless(tokens, i)) {
                continue;
            }
            if (!before.isEmpty() && grow(before.charAt(before.length() - 1), token.charAt(0))) {
                script.append(' ');
            }
            script.append(token);
            before = token;
        }
        return script.toString();
    }

    /// Whether two tokens would be read as one.
    private static boolean grow(char last, char first) {
        boolean isWord = isWord(last) && isWord(first);
        return isWord || (last == first && (last == '+' || last == '-'));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    /// A semicolon before a brace ends nothing, unless it is the empty body of a loop or a branch.
    private static boolean isNeedless(List<String> tokens, int at) {
        if (at + 1 == tokens.size() || !tokens.get(at + 1).equals("}")) {
            return false;
        }
        int before = at - 1;
        if (tokens.get(before).equals(")")) {
            int depth = 0;
            do {
                depth += tokens.get(before).equals(")") ? 1 : tokens.get(before).equals("(") ? -1 : 0;
                before--;
            } while (depth > 0);
        }
        return !BEFORE_BODY.contains(tokens.get(before));
    }
}
