package com.openagents.backroom.console.process;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Secrets of the kinds that people leave in sessions, new ones for each seed, valid nowhere.
final class MadeUpSecrets {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Random random;
    private final Map<String, String> byName = new LinkedHashMap<>();

    MadeUpSecrets(long seed) {
        random = new Random(seed);
        byName.put("github_pat", "ghp_" + letters(36));
        byName.put("github_app", "ghs_12345_" + jwt() + letters(400));
        byName.put("anthropic", "sk-ant-api03-" + letters(95));
        byName.put("openai", "sk-proj-" + letters(64));
        byName.put("cookie", letters(32));
        byName.put("bearer", letters(40));
        byName.put("url_password", letters(18));
        byName.put("aws_id", "AKIA" + pick(UPPER, 16));
        byName.put("aws_secret", letters(20) + "/" + letters(12) + "+" + letters(6));
        byName.put("jwt", jwt());
        byName.put("stripe", "sk_live_" + letters(24));
        byName.put("stripe_webhook", "whsec_" + letters(32));
        byName.put("slack", "xoxb-155959655394-6723533430883-" + letters(24));
        byName.put("npm", "npm_" + letters(36));
        byName.put("google", "AIza" + letters(35));
        byName.put("password", letters(16));
        byName.put("pem_line", letters(64));
        // One without any pattern: that it is a setting is all there is to know it by.
        byName.put("setting", "correct/horse+battery " + letters(12) + "=staple");
    }

    String of(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    Map<String, String> all() {
        return Map.copyOf(byName);
    }

    /// A text with the secrets in the places that name them.
    String fillIn(String template) {
        String setting = of("setting");
        byte[] login = ("client:" + setting).getBytes(StandardCharsets.UTF_8);
        Map<String, String> places = new LinkedHashMap<>(byName);
        places.put("pem", "-----BEGIN RSA PRIVATE KEY-----\\n" + of("pem_line") + "\\n-----END RSA PRIVATE KEY-----");
        places.put("setting_base64", Base64.getEncoder().encodeToString(login));
        places.put("setting_url", URLEncoder.encode(setting, StandardCharsets.UTF_8));
        places.put("setting_hex", HexFormat.of().formatHex(setting.getBytes(StandardCharsets.UTF_8)));
        // More than is stored with the event itself.
        places.put("filler", "nothing to see here\\n".repeat(20_000));
        String text = template;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("@" + place.getKey() + "@", place.getValue());
        }
        return text;
    }

    private String jwt() {
        return "eyJ" + letters(30) + "." + "eyJ" + letters(60) + "." + letters(43);
    }

    private String letters(int count) {
        return pick(LETTERS, count);
    }

    private String pick(String from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
