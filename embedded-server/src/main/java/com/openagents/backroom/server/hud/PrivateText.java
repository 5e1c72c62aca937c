package com.openagents.backroom.server.hud;

import java.util.regex.Pattern;

/// Masks what is private by its form: home folders, e-mail addresses, addresses of private networks.
final class PrivateText {
    /// `/home/ada`, `/Users/ada`, `/root`, `C:\Users\ada`, also with the doubled backslashes of JSON.
    private static final Pattern HOME = Pattern.compile(
            "(?:/home/|/Users/|[A-Za-z]:\\\\{1,2}Users\\\\{1,2})[\\w.@+-]+|(?<![\\w/.-])/root(?=[/\\s\"'`:;,)]|$)");

    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}");

    /// RFC 1918, and the link-local and unique local addresses.
    private static final Pattern PRIVATE_ADDRESS =
            Pattern.compile("(?<![\\d.])(?:10(?:\\.\\d{1,3}){3}|192\\.168(?:\\.\\d{1,3}){2}"
                    + "|169\\.254(?:\\.\\d{1,3}){2}|172\\.(?:1[6-9]|2\\d|3[01])(?:\\.\\d{1,3}){2})(?![\\d.]*\\d)"
                    + "|(?<![\\w:])f(?:[cd][0-9a-f]{2}|e80):[0-9a-f:]{2,}(?![\\w:])");

    private PrivateText() {}

    static String mask(String text) {
        String masked = text;
        if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
            masked = HOME.matcher(masked).replaceAll("~");
        }
        if (text.indexOf('@') >= 0) {
            masked = EMAIL.matcher(masked).replaceAll("[email]");
        }
        if (text.indexOf('.') >= 0 || text.indexOf(':') >= 0) {
            masked = PRIVATE_ADDRESS.matcher(masked).replaceAll("[private address]");
        }
        return masked;
    }
}
