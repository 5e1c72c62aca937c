package com.openagents.backroom.server.redact;

import java.util.Locale;
import java.util.Set;

/// Words that stand where a secret would stand and are none: references, types, examples, what was redacted before.
final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "null",
            "nil",
            "none",
            "true",
            "false",
            "yes",
            "no",
            "on",
            "off",
            "undefined",
            "empty",
            "missing",
            "required",
            "optional",
            "string",
            "str",
            "text",
            "char",
            "int",
            "integer",
            "number",
            "long",
            "boolean",
            "bool",
            "bytes",
            "byte",
            "buffer",
            "object",
            "any",
            "unknown",
            "void",
            "varchar",
            "secret",
            "password",
            "passwd",
            "token",
            "key",
            "hidden",
            "masked",
            "redacted",
            "default",
            "example",
            "placeholder",
            "env",
            "input",
            "self",
            "this",
            "new",
            "var",
            "let",
            "const",
            "final",
            "static",
            "return",
            "await",
            "function",
            "type",
            "value",
            "write",
            "read",
            "inherit",
            "basic",
            "bearer",
            "oauth2",
            "apikey",
            "not");

    private static final String REFERENCE_STARTS = "$%{<[(*&!|~@`…";

    private Placeholders() {}

    /// Whether a value is certainly no secret.
    static boolean is(String value) {
        if (value.isEmpty() || (REFERENCE_STARTS.indexOf(value.charAt(0)) >= 0 && isReference(value))) {
            return true;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        return WORDS.contains(lower) || lower.startsWith("your") || isOneCharacter(lower);
    }

    private static boolean isReference(String value) {
        char first = value.charAt(0);
        char second = value.length() > 1 ? value.charAt(1) : '\0';
        return switch (first) {
            case '$' -> second == '{' || second == '(' || second == '$' || isName(value, 1);
            case '%' -> value.indexOf('%', 1) > 1;
            case '{' -> second == '{' || second == '}' || value.length() == 1;
            case '<' -> value.indexOf('>') > 0 || value.length() == 1;
            case '[' -> value.startsWith("[REDACTED") || value.startsWith("[]") || value.length() == 1;
            case '(', '…' -> true;
            default -> isOneCharacter(value) || isName(value, 1);
        };
    }

    /// A variable, as in `$HOME`, `&anchor` or `!Ref`: letters and underscores only, else `$ecr3t` would be one.
    private static boolean isName(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Chars.WORD.has(c) || (Chars.DIGIT.has(c) && value.charAt(0) != '$')) {
                return false;
            }
        }
        return from < value.length();
    }

    private static boolean isOneCharacter(String value) {
        char first = value.charAt(0);
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) != first) {
                return false;
            }
        }
        return value.length() < 3 || !Chars.DIGIT.has(first);
    }
}
