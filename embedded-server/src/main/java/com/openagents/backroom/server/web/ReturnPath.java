package com.openagents.backroom.server.web;

import com.openagents.backroom.schema.hud.HudId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a browser goes after it signed in: a page of ours, by its path (requirement OA-05).
///
/// What comes from a request is taken letter by letter against the pages there are, so nothing in it can lead to
/// another host, whatever a browser makes of backslashes, escapes or control characters.
public final class ReturnPath {
    /// The longest path of ours, with a query.
    private static final int MAX_CHARS = 512;

    /// Pages without a name in their path.
    private static final Set<String> PAGES = Set.of(
            "/", "/repos", "/account", "/shares", "/billing", "/billing/cards", "/billing/ledger", "/billing/invoices");

    /// An invoice or a purchase, by its id.
    private static final Pattern BILLING =
            Pattern.compile("/billing/(?:invoices|purchases)/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /// A file that a page of ours links to, which is where its link stands.
    private static final Pattern INVOICE_FILE = Pattern.compile("/api(/billing/invoices/[0-9a-f-]{36})\\.pdf");

    private static final String LEDGER_FILE = "/api/billing/ledger.csv";

    private static final Pattern HUD = Pattern.compile("/hud/@?([^/]+)/([^/]+)(?:/verify)?");
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~=&%-]*");

    private ReturnPath() {}

    /// The path, if it is one of a page of ours.
    public static Optional<String> of(String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        int mark = text.indexOf('?');
        String path = mark < 0 ? text : text.substring(0, mark);
        String query = mark < 0 ? "" : text.substring(mark + 1);
        boolean isOurs = (PAGES.contains(path) || BILLING.matcher(path).matches() || isHud(path))
                && QUERY.matcher(query).matches();
        return isOurs ? Optional.of(text) : Optional.empty();
    }

    /// The page where the link to a file stands: a browser that is sent to the file itself stays where it was.
    static Optional<String> ofFile(String path) {
        if (path.equals(LEDGER_FILE)) {
            return Optional.of("/billing/ledger");
        }
        Matcher invoice = INVOICE_FILE.matcher(path);
        return invoice.matches() ? of(invoice.group(1)) : Optional.empty();
    }

    private static boolean isHud(String path) {
        Matcher matcher = HUD.matcher(path);
        return matcher.matches() && HudId.isUsername(matcher.group(1)) && HudId.isRepo(matcher.group(2));
    }
}
