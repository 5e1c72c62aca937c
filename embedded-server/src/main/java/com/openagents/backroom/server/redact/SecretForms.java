package com.openagents.backroom.server.redact;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The forms under which a secret turns up in texts.
///
/// Base64 is taken at its three alignments, so that a secret inside a larger encoded text (`user:secret` in a Basic
/// header)
/// is found too; up to two characters of it at either end belong to neighbours and stay.
final class SecretForms {
    /// Shorter forms would hit ordinary text.
    private static final int MIN_INNER_CHARS = 8;

    private SecretForms() {}

    static Set<String> of(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        addBase64(forms, bytes);
        String plus = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(plus);
        // RFC 3986 in place of the form encoding, and encodeURIComponent, which leaves !'()~ alone.
        String percent = plus.replace("+", "%20");
        forms.add(percent.replace("%7E", "~").replace("*", "%2A"));
        forms.add(percent.replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~"));
        forms.add(HexFormat.of().formatHex(bytes));
        for (String json : List.of(json(secret, false, false), json(secret, true, false), json(secret, false, true))) {
            forms.add(json);
            // JSON inside JSON: a tool's input that is itself a document.
            forms.add(json(json, false, false));
        }
        return forms;
    }

    private static void addBase64(Set<String> forms, byte[] bytes) {
        forms.add(Base64.getEncoder().encodeToString(bytes));
        forms.add(Base64.getUrlEncoder().encodeToString(bytes));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            byte[] whole = Arrays.copyOf(shifted, shifted.length - shifted.length % 3);
            // The first `shift + 1` characters carry bits of what stands before.
            String inner = Base64.getEncoder().encodeToString(whole).substring(shift == 0 ? 0 : shift + 1);
            if (inner.length() >= MIN_INNER_CHARS) {
                forms.add(inner);
                forms.add(inner.replace('+', '-').replace('/', '_'));
            }
        }
    }

    private static String json(String text, boolean escapeSlash, boolean asciiOnly) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '/' -> out.append(escapeSlash ? "\\/" : "/");
                default -> {
                    boolean escaped = c < ' ' || (asciiOnly && c >= 0x7f);
                    out.append(escaped ? "\\u%04x".formatted((int) c) : String.valueOf(c));
                }
            }
        }
        return out.toString();
    }
}
