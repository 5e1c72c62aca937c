package com.openagents.backroom.schema.hud;

import com.openagents.backroom.schema.text.Ascii;
import java.util.Optional;

/// Whose HUD it is and which repository it shows, as in `/hud/ada/shop`.
///
/// Two ids are equal without regard to case; the case given first is what is shown.
///
/// @param username 1–39 of letters, digits and `-` (GitHub's grammar of logins)
/// @param repo 1–100 of letters, digits, `-`, `_` and `.` (GitHub's grammar of repositories), not `.` or `..`
public record HudId(String username, String repo) {
    /// The longest login GitHub allows.
    public static final int MAX_USERNAME_LENGTH = 39;

    /// The longest repository name GitHub allows.
    public static final int MAX_REPO_LENGTH = 100;

    /// Where records go that name no folder.
    public static final String UNSORTED = "unsorted";

    public HudId {
        if (!isUsername(username)) {
            throw new IllegalArgumentException("not a username: " + username);
        }
        if (!isRepo(repo)) {
            throw new IllegalArgumentException("not a repository name: " + repo);
        }
    }

    /// Reads `username/repo`.
    ///
    /// @throws IllegalArgumentException when it is not of that form
    public static HudId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not username/repo: " + text);
        }
        return new HudId(text.substring(0, slash), text.substring(slash + 1));
    }

    /// Reads `username/repo`; empty when it is not of that form.
    public static Optional<HudId> find(String text) {
        int slash = text.indexOf('/');
        return slash >= 0 && isUsername(text.substring(0, slash)) && isRepo(text.substring(slash + 1))
                ? Optional.of(parse(text))
                : Optional.empty();
    }

    public static boolean isUsername(String text) {
        return fits(text, MAX_USERNAME_LENGTH, "-");
    }

    public static boolean isRepo(String text) {
        return fits(text, MAX_REPO_LENGTH, "-_.") && !text.equals(".") && !text.equals("..");
    }

    private static boolean fits(String text, int maxLength, String punctuation) {
        if (text.isEmpty() || text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && punctuation.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private String folded() {
        return Ascii.lower(toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HudId that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public String toString() {
        return username + "/" + repo;
    }
}
