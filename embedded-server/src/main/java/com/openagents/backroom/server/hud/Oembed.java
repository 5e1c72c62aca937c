package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Html;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.Reach;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells other sites how to show a HUD when somebody pastes its link there (oEmbed 1.0, type `rich`).
public final class Oembed {
    private static final Pattern PATH = Pattern.compile("/(?:hud|embed)/@?([^/?#]+)/([^/?#]+)(?:[?#].*)?");

    /// What a HUD needs to be read, and what it takes when there is room.
    private static final int MIN_WIDTH_PX = 320;

    private static final int MIN_HEIGHT_PX = 240;
    private static final int WIDTH_PX = 960;
    private static final int HEIGHT_PX = 600;

    /// How long other sites may keep the answer; an unshared HUD shows a 404 in the frame at once anyway.
    private static final long CACHE_SECONDS = 600;

    private final LiveHuds huds;
    private final Supplier<PublicOrigin> origin;

    public Oembed(LiveHuds huds, Supplier<PublicOrigin> origin) {
        this.huds = huds;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/oembed", this::oembed);
    }

    /// What a HUD's page tells other sites to ask; null when they may not frame it.
    static @Nullable String link(LiveHud hud, PublicOrigin origin) {
        if (!isFramed(hud)) {
            return null;
        }
        String page = origin.url(HudRoutes.path(hud.id()));
        return origin.url("/oembed?format=json&url=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    /// The element that shows a HUD on another page.
    static String frame(HudId hud, PublicOrigin origin, int width, int height) {
        return Html.write(El.of("iframe")
                .attribute("src", origin.url(EmbedRoutes.path(hud)))
                .attribute("width", Integer.toString(width))
                .attribute("height", Integer.toString(height))
                .attribute("style", "border:0")
                .attribute("loading", "lazy")
                .attribute("title", hud + " on Backroom")
                .build());
    }

    /// The element at its usual size.
    static String frame(HudId hud, PublicOrigin origin) {
        return frame(hud, origin, WIDTH_PX, HEIGHT_PX);
    }

    private Answer oembed(ServerRequest request) {
        if (!request.query().first("format").orElse("json").equals("json")) {
            throw new ApiException(Status.NOT_IMPLEMENTED_501, "not_supported", "Only format=json is spoken here.");
        }
        LiveHud hud = request.query()
                .first("url")
                .asOptional()
                .flatMap(this::named)
                .flatMap(huds::find)
                .filter(Oembed::isFramed)
                .orElseThrow(ApiException::notFound);
        int width = size(request, "maxwidth", MIN_WIDTH_PX, WIDTH_PX);
        int height = size(request, "maxheight", MIN_HEIGHT_PX, HEIGHT_PX);
        return Answer.json(out -> {
                    out.text("version", "1.0");
                    out.text("type", "rich");
                    out.text("title", hud.id().toString());
                    out.text("author_name", hud.id().username());
                    out.text("provider_name", "Backroom");
                    out.text("provider_url", origin.get().url("/"));
                    out.number("cache_age", CACHE_SECONDS);
                    out.text("html", frame(hud.id(), origin.get(), width, height));
                    out.number("width", (long) width);
                    out.number("height", (long) height);
                })
                .reaching(Reach.ANY_ORIGIN);
    }

    private static boolean isFramed(LiveHud hud) {
        return hud.isPublic() && hud.settings().embedAllowed();
    }

    /// The HUD of a link of ours; links of other hosts are none.
    private Optional<HudId> named(String url) {
        String own = origin.get().toString();
        Matcher path = PATH.matcher(url.startsWith(own) ? url.substring(own.length()) : "");
        return path.matches() && HudId.isUsername(path.group(1)) && HudId.isRepo(path.group(2))
                ? Optional.of(new HudId(path.group(1), path.group(2)))
                : Optional.empty();
    }

    private static int size(ServerRequest request, String name, int min, int max) {
        String text = request.query().first(name).orElse(Integer.toString(max));
        if (!text.matches("\\d{1,5}")) {
            throw ApiException.badRequest("`" + name + "` must be a whole number of pixels.");
        }
        return Math.clamp(Integer.parseInt(text), min, max);
    }
}
