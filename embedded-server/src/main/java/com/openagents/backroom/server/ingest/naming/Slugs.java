package com.openagents.backroom.server.ingest.naming;

import com.openagents.backroom.schema.hud.HudId;
import java.text.Normalizer;

/// Names that fit into a link, made of names that people gave.
final class Slugs {
    private Slugs() {}

    /// A repository's name; `fallback` when nothing of the text fits.
    static String repo(String text, String fallback) {
        String slug = slug(text, "-_.", HudId.MAX_REPO_LENGTH);
        return HudId.isRepo(slug) ? slug : fallback;
    }

    /// Accents are taken off; what else does not fit becomes one `-`, none at the ends.
    private static String slug(String text, String punctuation, int maxLength) {
        StringBuilder slug = new StringBuilder();
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFD).toCharArray()) {
            boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (fits || punctuation.indexOf(c) >= 0) {
                slug.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && !endsWithDash(slug)) {
                slug.append('-');
            }
        }
        int from = 0;
        int to = Math.min(slug.length(), maxLength);
        while (from < to && slug.charAt(from) == '-') {
            from++;
        }
        while (to > from && slug.charAt(to - 1) == '-') {
            to--;
        }
        return slug.substring(from, to);
    }

    private static boolean endsWithDash(StringBuilder slug) {
        return !slug.isEmpty() && slug.charAt(slug.length() - 1) == '-';
    }
}
