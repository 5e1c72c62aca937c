package com.openagents.backroom.console.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/// The writings in which a secret may turn up, made here without the program's own notion of them.
final class Forms {
    /// Shorter pieces occur by chance.
    private static final int MIN_CHARS = 8;

    private Forms() {}

    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(secret.replace("\"", "\\\"").replace("\n", "\\n"));
        forms.add(secret.replace("/", "\\/"));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
        forms.add(HexFormat.of().formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            forms.add(insideBase64(bytes, before));
        }
        forms.addAll(forms.stream()
                .map(form -> form.replace('+', '-').replace('/', '_'))
                .toList());
        forms.removeIf(form -> form.length() < MIN_CHARS);
        return forms;
    }

    /// What of a longer text's Base64 is decided by the secret alone, when so many bytes stand before it.
    private static String insideBase64(byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int from = before == 0 ? 0 : 4;
        int whole = shifted.length / 3 * 3;
        return Base64.getEncoder().encodeToString(Arrays.copyOf(shifted, whole)).substring(from);
    }
}
