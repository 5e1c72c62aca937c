package com.openagents.backroom.server.ingest.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A git remote in a form that is the same for every way to write it.
///
/// @param canonical `host/path` without user, password, port and `.git`, in lower case; a local path as it is
/// @param repo last part of the path
/// @param fullName last two parts of the path; null when it has only one
record GitRemote(String canonical, String repo, @Nullable String fullName) {

    /// Reads `https://host/org/repo.git`, `ssh://git@host:22/org/repo`, `git@host:org/repo.git`,
    /// `/srv/repo.git`, …
    static Optional<GitRemote> of(String url) {
        String text = url.strip();
        int scheme = text.indexOf("://");
        if (scheme >= 0) {
            String rest = text.substring(scheme + 3);
            int slash = rest.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            return make(host(rest.substring(0, slash)), rest.substring(slash + 1), text.startsWith("file:"));
        }
        int colon = text.indexOf(':');
        boolean isDrive = colon == 1;
        boolean isScp = colon > 0 && !isDrive && text.lastIndexOf('/', colon) < 0;
        return isScp ? make(host(text.substring(0, colon)), text.substring(colon + 1), false) : make("", text, true);
    }

    /// Without user, password and port.
    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int port = host.startsWith("[") ? -1 : host.indexOf(':');
        return (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
    }

    private static Optional<GitRemote> make(String host, String rawPath, boolean isLocal) {
        List<String> parts = new ArrayList<>();
        for (String part : rawPath.replace('\\', '/').split("/", -1)) {
            if (!part.isEmpty() && !part.equals("~")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String last = parts.removeLast();
        parts.addLast(last.endsWith(".git") && last.length() > 4 ? last.substring(0, last.length() - 4) : last);
        String repo = parts.getLast();
        String path = String.join("/", parts);
        String canonical = isLocal ? "/" + path : host + "/" + path.toLowerCase(Locale.ROOT);
        String fullName = parts.size() < 2 || isLocal ? null : parts.get(parts.size() - 2) + "/" + repo;
        return Optional.of(new GitRemote(canonical, repo, fullName));
    }
}
