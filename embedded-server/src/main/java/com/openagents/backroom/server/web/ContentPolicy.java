package com.openagents.backroom.server.web;

/// What a browser may do with an answer (Content Security Policy, level 3). No policy allows inline code or `eval`.
///
/// @param text the header, but for who may frame the answer and where browsers report what they refused
public record ContentPolicy(String text) {
    /// `report-uri` and not `report-to`, which Firefox and Safari do not send everywhere.
    private static final String REPORTED = "; report-uri " + PolicyReports.PATH;

    /// A page of ours: its own scripts, styles, fonts and streams, and nothing from elsewhere.
    public static final ContentPolicy PAGE = page(ForeignSources.NONE);

    /// The same page in a frame of another site: it sends no forms and leads nowhere but to new tabs.
    public static final ContentPolicy EMBED = new ContentPolicy(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
                    + "sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");

    /// Everything else: if it is ever shown as a page, it can do nothing.
    public static final ContentPolicy DATA =
            new ContentPolicy("default-src 'none'; base-uri 'none'; form-action 'none'");

    /// A page of ours that also takes scripts and frames from somebody else, and lets them ask there.
    static ContentPolicy page(ForeignSources foreign) {
        String frames = foreign.frames().isEmpty() ? "" : " frame-src" + ForeignSources.text(foreign.frames()) + ";";
        return new ContentPolicy("default-src 'none'; script-src 'self'" + ForeignSources.text(foreign.scripts())
                + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
                + ForeignSources.text(foreign.connections()) + ";" + frames
                + " object-src 'none'; base-uri 'none'; form-action 'self'");
    }

    /// The header.
    ///
    /// @param ancestors who may frame it, as in `frame-ancestors`
    String header(String ancestors) {
        return text + REPORTED + "; frame-ancestors " + ancestors;
    }
}
