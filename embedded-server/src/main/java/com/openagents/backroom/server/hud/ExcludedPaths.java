package com.openagents.backroom.server.hud;

import com.openagents.backroom.server.web.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Files whose contents strangers never see, by globs as in a `.gitignore`: one without a slash is the name of a file
/// or
/// a folder anywhere, one with slashes a path from any folder on. Case does not matter.
final class ExcludedPaths {
    /// More than a repository has kinds of secret files.
    static final int MAX_GLOBS = 50;

    static final int MAX_GLOB_CHARS = 100;

    /// Each more would multiply the time that a match takes.
    private static final int MAX_STARS = 3;

    private static final Pattern GLOB = Pattern.compile("[^\\s\\p{Cntrl}\"'`\\\\]{1," + MAX_GLOB_CHARS + "}");
    private static final Pattern STARS = Pattern.compile("\\*+");

    /// What can't be in a path that a command or a program's output names, or is so rare there that what follows it is
    /// looked at alone.
    private static final String SEPARATORS = " \t\r\n\f\"'`=,;:@()[]{}|&<>";

    /// The longest path that systems know; of a longer word, the two ends are looked at.
    private static final int MAX_PATH_CHARS = 4_096;

    /// `id_` begins many words of programs, so alone it counts only with the names of SSH's keys.
    private static final Pattern BARE_ID = Pattern.compile("id_.*");

    private static final Pattern SSH_KEY = Pattern.compile("id_(?:rsa|dsa|ecdsa|ed25519|xmss)(?:_sk)?(?:\\.pub)?");

    private final Predicate<String> matcher;

    ExcludedPaths(List<String> globs) {
        List<String> patterns = new ArrayList<>();
        for (String glob : globs) {
            patterns.add(pattern(glob.toLowerCase(Locale.ROOT)));
        }
        matcher = patterns.isEmpty()
                ? _ -> false
                : Pattern.compile("(?s)(?:.*/)?(?:" + String.join("|", patterns) + ")")
                        .asMatchPredicate();
    }

    /// Globs that an owner names.
    ///
    /// @throws ApiException 400 when one is none
    static List<String> require(List<String> globs) {
        if (globs.size() > MAX_GLOBS) {
            throw ApiException.badRequest("Name at most " + MAX_GLOBS + " paths to exclude.");
        }
        for (String glob : globs) {
            Matcher stars = STARS.matcher(glob);
            if (!GLOB.matcher(glob).matches() || stars.results().count() > MAX_STARS) {
                throw ApiException.badRequest("A path to exclude is a glob like secrets/** or *.pem: at most "
                        + MAX_GLOB_CHARS + " characters without white space, quotes and backslashes, with at most "
                        + MAX_STARS + " stars.");
            }
        }
        return globs.stream().distinct().toList();
    }

    /// Whether a path is one of them.
    boolean contains(String path) {
        return matcher.test(path.replace('\\', '/').toLowerCase(Locale.ROOT));
    }

    /// Whether a command or a program's output names one of them.
    boolean mentionedIn(String text) {
        StringTokenizer words = new StringTokenizer(text, SEPARATORS);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (word.length() <= MAX_PATH_CHARS
                    ? isMention(word)
                    : isMention(word.substring(0, MAX_PATH_CHARS))
                            || isMention(word.substring(word.length() - MAX_PATH_CHARS))) {
                return true;
            }
        }
        return false;
    }

    /// Whether parameters in JSON name one of them, as they are or behind JSON's escapes.
    boolean mentionedInJson(String json) {
        return mentionedIn(json) || (json.indexOf('\\') >= 0 && mentionedIn(unescaped(json)));
    }

    private boolean isMention(String word) {
        String path = word.replaceFirst("[.!?]+$", "");
        if (!contains(path) && !contains(word)) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return !BARE_ID.matcher(lower).matches()
                || lower.indexOf('/') >= 0
                || SSH_KEY.matcher(lower).matches();
    }

    private static String unescaped(String json) {
        StringBuilder plain = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '\\' && i + 1 < json.length()) {
                i++;
                c = "nrtbf".indexOf(json.charAt(i)) >= 0 ? ' ' : json.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /// A glob without a slash matches whole folders, too: what lies below is theirs.
    private static String pattern(String glob) {
        String trimmed = glob.startsWith("/") ? glob.substring(1) : glob;
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '*' && trimmed.startsWith("**", i)) {
                pattern.append(".*");
                i++;
            } else {
                pattern.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
            }
        }
        return pattern + "(?:/.*)?";
    }
}
