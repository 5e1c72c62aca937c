package com.openagents.backroom.server.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a name says about its value.
enum KeyName {
    /// The value is a secret unless it is clearly a reference: `password`, `client_secret`, `apiKey`.
    STRONG,
    /// The value is a secret when it looks like one: `token`, `CI_DEPLOY_KEY`.
    WEAK,
    /// The value is none: `token_count`, `public_key`, `monkey`.
    NONE;

    private static final List<String> STRONG_ENDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "secret",
            "secrets",
            "apikey",
            "accesskey",
            "secretkey",
            "privatekey",
            "signingkey",
            "encryptionkey",
            "masterkey",
            "authkey",
            "accountkey",
            "sharedkey",
            "sessionkey",
            "storagekey",
            "hmackey",
            "appkey",
            "secretkeybase",
            "accesstoken",
            "refreshtoken",
            "authtoken",
            "apitoken",
            "bottoken",
            "bearertoken",
            "sessiontoken",
            "idtoken",
            "pwd");

    private static final List<String> WEAK_ENDS = List.of("token", "credential", "credentials", "accesskeyid");

    /// Keys that are looked up or shown, not kept.
    private static final Set<String> OPEN_KEYS = Set.of(
            "public",
            "primary",
            "foreign",
            "sort",
            "partition",
            "cache",
            "row",
            "column",
            "index",
            "shard",
            "group",
            "object",
            "map",
            "json",
            "idempotency",
            "i18n",
            "lookup",
            "hot",
            "short",
            "arrow",
            "query",
            "route",
            "translation",
            "message",
            "dedupe",
            "event",
            "registry",
            "storage",
            "item",
            "unique",
            "composite",
            "publishable");

    /// `dbPass` and `smtpPass` are passwords; `onRenderFirstPass` is not.
    private static final int MAX_CAMEL_PASS_CHARS = 12;

    /// Judges a name as it stands in the text, such as `spring.datasource.password`, `--api-key` or `DB_PASS`.
    static KeyName of(String name) {
        String trimmed = trim(name);
        String lower = trimmed.toLowerCase(Locale.ROOT);
        String compact = lower.replace("_", "").replace("-", "").replace(".", "");
        if (STRONG_ENDS.stream().anyMatch(compact::endsWith)) {
            return compact.startsWith("public") ? NONE : STRONG;
        }
        if (WEAK_ENDS.stream().anyMatch(compact::endsWith)) {
            return WEAK;
        }
        List<String> words = List.of(lower.split("[_.-]"));
        String last = words.getLast();
        boolean compound = words.size() > 1;
        if ((compound && last.equals("pass")) || isCamelPass(trimmed)) {
            return STRONG;
        }
        boolean upper = trimmed.toUpperCase(Locale.ROOT).equals(trimmed);
        if (last.equals("key") && upper) {
            return compound && OPEN_KEYS.contains(words.get(words.size() - 2)) ? NONE : WEAK;
        }
        return NONE;
    }

    private static boolean isCamelPass(String name) {
        return name.endsWith("Pass") && name.length() > "Pass".length() && name.length() <= MAX_CAMEL_PASS_CHARS;
    }

    /// Drops dashes and dots at the ends and digits at the end: `PASSWORD2` is a password.
    private static String trim(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && !Chars.ALNUM.has(name.charAt(from))) {
            from++;
        }
        while (to > from && (Chars.DIGIT.has(name.charAt(to - 1)) || !Chars.ALNUM.has(name.charAt(to - 1)))) {
            to--;
        }
        return name.substring(from, to);
    }
}
