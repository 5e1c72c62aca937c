package com.openagents.backroom.hud.page;

import com.openagents.backroom.hud.state.Texts;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.text.Ascii;

/// Links to places that data name.
final class Links {
    private static final String HEX = "0123456789ABCDEF";

    private Links() {}

    /// A link, when the address is one of the web over https without anything that could hide where it leads; else its
    /// text alone.
    static El of(String url, String text) {
        return isSafe(url)
                ? El.of("a")
                        .attribute("href", url)
                        .attribute("rel", "noopener noreferrer nofollow ugc")
                        .text(text)
                : El.of("span").text(text);
    }

    /// A link to a stored event, whole.
    static El whole(HudId hud, long seq) {
        return El.of("a").attribute("href", "/hud/" + hud + "/events/" + seq).text("Open it whole");
    }

    static boolean isSafe(String url) {
        if (!Ascii.lower(Texts.clip(url, 8)).equals("https://") || url.length() > 2_000) {
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
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean isUnreserved = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~".indexOf(c) >= 0;
            if (isUnreserved) {
                out.append((char) c);
            } else {
                escape(c >= 0xd800 && c <= 0xdfff ? '?' : c, out);
            }
        }
        return out.toString();
    }

    /// One code point as UTF-8 (RFC 3629, 3): the first byte tells how many follow, each of them holds six bits.
    private static void escape(int codePoint, StringBuilder out) {
        if (codePoint < 0x80) {
            escapeByte(codePoint, out);
            return;
        }
        int following = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
        int lead = following == 1 ? 0xc0 : following == 2 ? 0xe0 : 0xf0;
        escapeByte(lead | (codePoint >> (6 * following)), out);
        for (int shift = 6 * (following - 1); shift >= 0; shift -= 6) {
            escapeByte(0x80 | ((codePoint >> shift) & 0x3f), out);
        }
    }

    private static void escapeByte(int value, StringBuilder out) {
        out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xf));
    }
}
