package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Html;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Phase;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/// A HUD's badge for a README: what its foremost session does, as a small picture.
public final class Badge {
    private static final int HEIGHT_PX = 20;
    private static final String LABEL = "Backroom";
    private static final Font FONT = Font.LABEL;

    /// Left and right of each text. What a README shows it in is no wider than Inter by more than this.
    private static final double PADDING_PX = 8;

    private static final String FONTS = "Inter,Verdana,DejaVu Sans,sans-serif";

    private final FontMetrics metrics = FontMetrics.load();
    private final HudAccess access;
    private final InstantSource clock;

    public Badge(HudAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}/badge.svg", this::badge);
    }

    private Answer badge(ServerRequest request) {
        Seen seen = access.require(request);
        Instant now = clock.instant();
        String words = seen.channel().read(state -> words(state, now));
        byte[] svg = draw(words).getBytes(StandardCharsets.UTF_8);
        return Answer.bytes(Status.OK_200, "image/svg+xml", svg).reaching(seen.reach());
    }

    /// What the foremost session does, and how fast: `working 42 APM`.
    private static String words(HudState state, Instant now) {
        return state.foremost(now)
                .map((SessionState session) -> {
                    Phase phase = session.phaseAt(now).phase();
                    int apm = session.apm().now(now);
                    return phase.isActive() && apm > 0 ? phase.wire() + " " + apm + " APM" : phase.wire();
                })
                .orElse("quiet");
    }

    private String draw(String words) {
        int labelPx = widthPx(LABEL);
        int wordsPx = widthPx(words);
        return Html.write(El.of("svg")
                .attribute("xmlns", "http://www.w3.org/2000/svg")
                .attribute("width", Integer.toString(labelPx + wordsPx))
                .attribute("height", Integer.toString(HEIGHT_PX))
                .attribute("role", "img")
                .attribute("aria-label", LABEL + ": " + words)
                .add(rect(0, labelPx, "#101317"))
                .add(rect(labelPx, wordsPx, "#0a6c8a"))
                .add(text(0, labelPx, LABEL))
                .add(text(labelPx, wordsPx, words))
                .build());
    }

    private int widthPx(String text) {
        return (int) Math.ceil(metrics.width(text, FONT) + 2 * PADDING_PX);
    }

    private static El rect(int x, int width, String fill) {
        return El.of("rect")
                .attribute("x", Integer.toString(x))
                .attribute("width", Integer.toString(width))
                .attribute("height", Integer.toString(HEIGHT_PX))
                .attribute("fill", fill);
    }

    /// A text in the middle of its part, drawn as wide as it was measured whatever font there is.
    private El text(int x, int widthPx, String text) {
        return El.of("text")
                .attribute("x", Double.toString(x + widthPx / 2.0))
                .attribute("y", "14")
                .attribute("fill", "#ffffff")
                .attribute("font-family", FONTS)
                .attribute("font-size", Integer.toString((int) FONT.size()))
                .attribute("text-anchor", "middle")
                .attribute("textLength", Long.toString(Math.round(metrics.width(text, FONT))))
                .text(text);
    }
}
