package com.openagents.backroom.server.ops;

import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.hud.Featured;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.JsonBody;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;

/// The operator chooses the HUD of the landing page: `{"hud": "ada/shop"}`, or `{}` for the one that had an
/// event last.
public final class FeaturedRoutes {
    private static final String PATH = "/api/admin/featured";
    private static final int MAX_NAME_CHARS = HudId.MAX_USERNAME_LENGTH + 1 + HudId.MAX_REPO_LENGTH;

    private final OperatorToken token;
    private final Featured featured;

    public FeaturedRoutes(OperatorToken token, Featured featured) {
        this.token = token;
        this.featured = featured;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PATH, this::read).post(PATH, this::write);
    }

    private Answer read(ServerRequest request) {
        token.require(request);
        return answer();
    }

    private Answer write(ServerRequest request) {
        token.require(request);
        Optional<String> name = JsonBody.of(request, Set.of("hud")).text("hud", MAX_NAME_CHARS);
        Optional<HudId> hud = name.flatMap(HudId::find);
        if (hud.isPresent() != name.isPresent() || !featured.choose(hud)) {
            throw ApiException.badRequest("There is no such HUD. Name one like {\"hud\": \"ada/shop\"}.");
        }
        return answer();
    }

    private Answer answer() {
        return Answer.json(
                out -> out.text("hud", featured.hud().map(HudId::toString).orElse(null)));
    }
}
