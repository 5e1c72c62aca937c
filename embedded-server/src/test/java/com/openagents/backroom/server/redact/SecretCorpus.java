package com.openagents.backroom.server.redact;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Texts with a made-up secret in each: every shape of requirement RD-02, in the settings in which agents show them.
final class SecretCorpus {
    private static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";
    private static final String PASSWORD = ALNUM + "!#%+-_=?@^*~";

    private final Random random;

    SecretCorpus(long seed) {
        this.random = new Random(seed);
    }

    /// @param kind what it is
    /// @param text the text that holds it
    /// @param secret what must not be seen
    record Planted(String kind, String text, String secret) {}

    /// All shapes in all settings, `rounds` times with other characters.
    List<Planted> all(int rounds) {
        List<Planted> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (String token : tokens()) {
                for (String setting : SETTINGS) {
                    all.add(new Planted("token in " + setting, setting.replace("@@", token), token));
                }
            }
            for (String setting : ASSIGNMENTS) {
                String value = setting.contains("'") || setting.contains("\"") ? password(12) : chars(ALNUM, 14) + "7";
                all.add(new Planted("assignment", setting.replace("@@", value), value));
            }
            all.addAll(keys());
        }
        return all;
    }

    Planted any() {
        List<Planted> all = all(1);
        return all.get(random.nextInt(all.size()));
    }

    private static final List<String> SETTINGS = List.of(
            "@@",
            "the token is @@ and nothing else",
            "GITHUB_TOKEN=@@\nLOG_LEVEL=debug",
            "{\"command\":\"curl -H 'X-Key: @@' https://x\"}",
            "first line\\n@@\\nthird line",
            "https://api.example/v1?access_token=@@&page=2",
            "(@@)",
            "+    value: \"@@\",");

    private static final List<String> ASSIGNMENTS = List.of(
            "export DB_PASSWORD=@@\nNEXT=1",
            "DB_PASS=@@",
            "    3\tAWS_SECRET_ACCESS_KEY=@@\n    4\tLOG_LEVEL=debug",
            "SECRET_KEY_BASE='@@'",
            "password: @@\nuser: ada",
            "  client_secret: \"@@\"",
            "{\"apiKey\": \"@@\", \"page\": 2}",
            "{\"api_key\":\"@@\"}",
            "{\\\"password\\\": \\\"@@\\\"}",
            "refreshToken = '@@';",
            "spring.datasource.password=@@",
            "//registry.example/:_authToken=@@",
            "mysql --password=@@ shop",
            "tool --api-key @@ run",
            "curl -u ada:@@ https://x",
            "<password>@@</password>",
            "env: [{\"name\": \"DEPLOY_SECRET\", \"value\": \"@@\"}]",
            "- name: API_TOKEN\n  value: @@\n",
            "os.environ['CI_TOKEN'] = '@@'",
            "authorization: token @@",
            "curl -H 'Authorization: Bearer @@' https://x",
            "\"Authorization\": \"Basic @@\"",
            "AUTHORIZATION: bearer @@",
            "Cookie: sid=@@; theme=dark",
            "set-cookie: oa_session=@@; Path=/; HttpOnly",
            "postgres://shop:@@@db.internal:5432/shop",
            "redis://:@@@127.0.0.1:6379/0");

    /// One of each shape.
    List<String> tokens() {
        return List.of(
                "ghp_" + chars(ALNUM, 36),
                "gho_" + chars(ALNUM, 36),
                "ghu_" + chars(ALNUM, 36),
                "ghr_" + chars(ALNUM, 76),
                "ghs_" + chars(ALNUM, 36),
                "ghs_" + (100_000 + random.nextInt(900_000)) + "_" + jwt(505),
                "github_pat_" + chars(ALNUM, 22) + "_" + chars(ALNUM, 59),
                "sk_live_" + chars(ALNUM, 24),
                "sk_test_" + chars(ALNUM, 99),
                "rk_live_" + chars(ALNUM, 24),
                "sk_prod_" + chars(ALNUM, 24),
                "whsec_" + chars(ALNUM, 32),
                "pi_" + chars(ALNUM, 24) + "_secret_" + chars(ALNUM, 25),
                "seti_" + chars(ALNUM, 24) + "_secret_" + chars(ALNUM, 25),
                "oa_live_" + chars(ALNUM, 36),
                "oa_test_" + chars(ALNUM, 36),
                "AKIA" + chars(UPPER, 16),
                "ASIA" + chars(UPPER, 16),
                "AIza" + chars(ALNUM + "_-", 35),
                "xoxb-" + chars("0123456789", 12) + "-" + chars("0123456789", 13) + "-" + chars(ALNUM, 24),
                "xoxp-" + chars("0123456789", 12) + "-" + chars(ALNUM, 30),
                "npm_" + chars(ALNUM, 36),
                "sk-ant-api03-" + chars(ALNUM + "_-", 93) + "AA",
                "sk-proj-" + chars(ALNUM + "_-", 63) + "7",
                "sk-" + chars(ALNUM, 47) + "7",
                "glpat-" + chars(ALNUM, 20),
                "hf_" + chars(ALNUM, 34),
                "SG." + chars(ALNUM, 22) + "." + chars(ALNUM, 43),
                "dop_v1_" + chars(HEX, 64),
                jwt(200));
    }

    private List<Planted> keys() {
        List<Planted> keys = new ArrayList<>();
        for (String label : List.of("RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY", "EC PRIVATE KEY")) {
            String body = pemBody();
            String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
            String flat = body.replace("\n", "");
            keys.add(new Planted("pem", "cat key\n" + pem + "\ndone", flat));
            keys.add(new Planted("pem, cut behind", "-----BEGIN " + label + "-----\n" + body, flat));
            keys.add(new Planted("pem, escaped", "{\"key\":\"" + pem.replace("\n", "\\n") + "\"}", flat));
            keys.add(new Planted("pem, numbered", numbered(pem), flat));
        }
        return keys;
    }

    private static String numbered(String text) {
        StringBuilder out = new StringBuilder();
        int number = 1;
        for (String line : text.lines().toList()) {
            out.append("%5d\t%s\n".formatted(number++, line));
        }
        return out.toString();
    }

    private String pemBody() {
        byte[] bytes = new byte[600 + random.nextInt(40)];
        random.nextBytes(bytes);
        return new String(
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes),
                        java.nio.charset.StandardCharsets.US_ASCII)
                .strip();
    }

    private String jwt(int payloadChars) {
        return "eyJhbGciOiJSUzI1NiJ9.eyJ" + chars(ALNUM + "_-", payloadChars) + "." + chars(ALNUM + "_-", 43);
    }

    String password(int length) {
        return chars(ALNUM, 2) + chars(PASSWORD, length - 3) + "7";
    }

    private String chars(String alphabet, int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }
}
