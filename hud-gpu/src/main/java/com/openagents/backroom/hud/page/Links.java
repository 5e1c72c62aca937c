package com.openagents.backroom.hud.page;

import java.util.Locale;
import java.util.Optional;

/// Links to places that data name.
final class Links {
    private Links() {}

    /// A link, when the address is one of the web over https without anything that could hide where it leads.
    static Optional<El> of(String url, String text) {
        return isSafe(url)
                ? Optional.of(El.of("a")
                        .attribute("href", url)
                        .attribute("rel", "noopener noreferrer nofollow ugc")
                        .text(text))
                : Optional.empty();
    }

    static boolean isSafe(String url) {
        if (!url.toLowerCase(Locale.ROOT).startsWith("https://") || url.length() > 2_000) {
            return false;
        }
        int authorityEnd = url.length();
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '\\' || c == '"' || c == '<' || c == '>') {
                return false;
            }
            if (i >= 8 && authorityEnd == url.length() && (c == '/' || c == '?' || c == '#')) {
                authorityEnd = i;
            }
        }
        return authorityEnd > 8 && url.substring(8, authorityEnd).indexOf('@') < 0;
    }

    /// A part of an address, percent-encoded as UTF-8 (RFC 3986, 2.1 and 2.3).
    static String encode(String text) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isUnreserved = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (isUnreserved) {
                out.append(c);
            } else {
                String hex = Integer.toHexString(b & 0xff).toUpperCase(Locale.ROOT);
                out.append('%').append(hex.length() < 2 ? "0" : "").append(hex);
            }
        }
        return out.toString();
    }
}
