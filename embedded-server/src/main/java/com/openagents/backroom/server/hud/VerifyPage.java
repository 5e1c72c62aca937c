package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.server.hud.HudAccess.Seen;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.function.Supplier;

/// The page on which a reader's own browser checks a HUD's log. Its script is fetched here only.
public final class VerifyPage {
    private final HudAccess access;
    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;

    public VerifyPage(HudAccess access, PageDocument document, Supplier<PublicOrigin> origin) {
        this.access = access;
        this.document = document;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/hud/{username}/{repo}/verify", this::page);
    }

    private Answer page(ServerRequest request) {
        Seen seen = access.require(request);
        String hud = seen.hud().id().toString();
        String path = HudRoutes.path(seen.hud().id());
        String url = origin.get().url(path);
        PageDocument.About about = new PageDocument.About(
                "Verify " + hud + " · Backroom",
                "Whether the log of " + hud + " is the one that was signed.",
                url + "/verify");
        El main = El.of("main", "site sheet verify")
                .add(El.of("h1").text("Is this what was logged?"))
                .add(El.of("p")
                        .text("Your browser reads the log of ")
                        .add(El.of("a").attribute("href", path).text(hud))
                        .text(
                                " and checks each event against what the server that recorded it signed at that time. What is"
                                        + " hidden from you is checked, too, without being shown."))
                .add(El.of("p", "verdict")
                        .attribute("id", "verdict")
                        .attribute("role", "status")
                        .text("This check needs script; the command below does the same without."))
                .add(El.of("dl").attribute("id", "facts"))
                .add(El.of("p", "dim").text("From outside, in a terminal, and with the key that you expect:"))
                .add(El.of("code", "code").text("./backroom verify " + url))
                .add(El.of("p", "dim")
                        .text(
                                "It proves that nothing was changed, added or left out after it was signed, not that what was"
                                        + " logged is true: who runs the server holds the key."));
        return Answer.html(
                Status.OK_200,
                document.still(
                        about, El.of("body").attribute("data-hud", path), List.of(main.build()), List.of("verify.js")));
    }
}
