package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Html;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
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
    private static final int LABEL_PX = 72;

    /// Of a letter at 11 px, on average; the texts are ours.
    private static final int LETTER_PX = 7;

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
        String word = seen.channel().read(state -> word(state, now));
        byte[] svg = draw(word).getBytes(StandardCharsets.UTF_8);
        return Answer.bytes(Status.OK_200, "image/svg+xml", svg).reaching(seen.reach());
    }

    private static String word(HudState state, Instant now) {
        return state.foremost(now)
                .map((SessionState session) -> session.phaseAt(now).phase().wire())
                .orElse("quiet");
    }

    private static String draw(String word) {
        int wordPx = word.length() * LETTER_PX + 14;
        int width = LABEL_PX + wordPx;
        return Html.write(El.of("svg")
                .attribute("xmlns", "http://www.w3.org/2000/svg")
                .attribute("width", Integer.toString(width))
                .attribute("height", Integer.toString(HEIGHT_PX))
                .attribute("role", "img")
                .attribute("aria-label", "Backroom: " + word)
                .add(rect(0, LABEL_PX, "#101317"))
                .add(rect(LABEL_PX, wordPx, "#0a6c8a"))
                .add(text(LABEL_PX / 2, "Backroom"))
                .add(text(LABEL_PX + wordPx / 2, word))
                .build());
    }

    private static El rect(int x, int width, String fill) {
        return El.of("rect")
                .attribute("x", Integer.toString(x))
                .attribute("width", Integer.toString(width))
                .attribute("height", Integer.toString(HEIGHT_PX))
                .attribute("fill", fill);
    }

    private static El text(int x, String text) {
        return El.of("text")
                .attribute("x", Integer.toString(x))
                .attribute("y", "14")
                .attribute("fill", "#ffffff")
                .attribute("font-family", "Verdana,DejaVu Sans,sans-serif")
                .attribute("font-size", "11")
                .attribute("text-anchor", "middle")
                .text(text);
    }
}
