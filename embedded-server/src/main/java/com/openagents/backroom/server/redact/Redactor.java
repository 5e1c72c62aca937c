package com.openagents.backroom.server.redact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// Replaces secrets in texts by `[REDACTED:kind]`, whole.
///
/// Two layers: patterns of what secrets look like (requirement RD-02), and the secrets this process itself uses, in
/// every
/// form they turn up in (RD-03). Any thread may call it; registering a secret counts for every text that is given
/// later.
public final class Redactor {
    /// A shorter secret would be found in ordinary text.
    public static final int MIN_SECRET_CHARS = 8;

    /// How many hexadecimal digits keep two redacted ids apart: 2^64 of them need 4 billion ids for one collision.
    private static final int ID_DIGEST_CHARS = 16;

    private final Map<String, ExactRule> exact = new LinkedHashMap<>();
    private final List<Rule> more;
    private final LongSupplier nanoTime;
    private volatile RuleSet rules;

    private record RuleSet(List<Rule> rules, Automaton automaton) {
        static RuleSet of(List<Rule> rules) {
            return new RuleSet(List.copyOf(rules), new Automaton(rules));
        }
    }

    public Redactor() {
        this(List.of(), System::nanoTime);
    }

    /// @param more further rules, after those there are
    /// @param nanoTime counts how long it looks
    Redactor(List<Rule> more, LongSupplier nanoTime) {
        this.more = List.copyOf(more);
        this.nanoTime = nanoTime;
        rules = RuleSet.of(patterns());
    }

    private List<Rule> patterns() {
        List<Rule> rules = new ArrayList<>(TokenRules.all());
        rules.add(new JwtRule());
        rules.add(new PrivateKeyRule());
        rules.add(new UrlRule());
        rules.add(new HeaderRule());
        rules.add(new BearerRule());
        rules.add(new LoginFlagRule());
        rules.add(new AssignmentRule());
        rules.addAll(more);
        return rules;
    }

    /// Adds a secret that this process uses; from now on no text has it, in whatever form.
    ///
    /// @param kind what it is, as in `[REDACTED:kind]`: lower case letters, digits and `-`
    /// @throws IllegalArgumentException when it is shorter than [#MIN_SECRET_CHARS]
    public synchronized void register(String kind, String secret) {
        if (secret.length() < MIN_SECRET_CHARS) {
            throw new IllegalArgumentException("a secret of kind " + kind + " has fewer than " + MIN_SECRET_CHARS
                    + " characters; replacing it would spoil ordinary text");
        }
        for (String form : SecretForms.of(secret)) {
            exact.putIfAbsent(form, new ExactRule(kind, form));
        }
        List<Rule> all = new ArrayList<>(exact.values());
        all.addAll(patterns());
        rules = RuleSet.of(all);
    }

    /// The text without its secrets; the same object when it has none.
    public String redact(String text) {
        return Marks.replace(text, secrets(text));
    }

    /// An id without its secrets: the same for the same id, different for different ones, so that what it links
    /// stays linked.
    public String redactId(String id) {
        List<Scan.Span> secrets = secrets(id);
        return secrets.isEmpty() ? id : Marks.replace(id, secrets) + "~" + digest(id);
    }

    List<Scan.Span> secrets(String text) {
        return scan(text, false).secrets();
    }

    Scan scan(String text, boolean more) {
        RuleSet current = rules;
        return Scan.of(text, current.rules(), current.automaton(), more, new Patience(nanoTime));
    }

    static String digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGEST_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
