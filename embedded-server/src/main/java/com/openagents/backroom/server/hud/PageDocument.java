package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.action.HudAction.Place;
import com.openagents.backroom.hud.layout.CardLayout;
import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Html;
import com.openagents.backroom.hud.page.Node.Attribute;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.hud.page.ReaderTools;
import com.openagents.backroom.hud.page.Svg;
import com.openagents.backroom.hud.scene.Icons;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.server.web.StaticAssets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whole HTML documents: our head around a body. Complete without script; the script only keeps it live.
public final class PageDocument {
    private static final String DOCTYPE = "<!doctype html>\n";

    /// The script of every page that follows a stream.
    private static final String LIVE = "hud.js";

    /// What the script fetches where the HUD is drawn on a canvas, by the name that it knows it under.
    private static final Map<String, String> CANVAS_FILES = new TreeMap<>(Map.of(
            "canvas", "hud-canvas.js",
            "metrics", "metrics.bin",
            "glyphs-1", "glyphs-1x.bin",
            "glyphs-2", "glyphs-2x.bin"));

    private final StaticAssets assets;
    private final Optional<String> banner;

    /// @param banner stands on every page; nothing for none
    public PageDocument(StaticAssets assets, Optional<String> banner) {
        this.assets = assets;
        this.banner = banner;
    }

    /// What the head says of a page.
    ///
    /// @param url absolute address of the page; links to it carry this one
    /// @param oembed absolute address of what sites ask for when somebody pastes the link there; null for none
    /// @param card absolute address of the picture that the link is shown with; null for none
    record About(
            String title,
            String description,
            String url,
            @Nullable String oembed,
            @Nullable String card) {
        About(String title, String description, String url) {
            this(title, description, url, null, null);
        }
    }

    /// A page that stays as it is, under our name.
    String still(About about, Element main) {
        return still(about, List.of(main));
    }

    /// A page of several parts that stays as it is, under our name.
    String still(About about, List<Element> parts) {
        return still(about, El.of("body"), parts, List.of("share.js"));
    }

    /// A page of several parts under our name, with scripts of its own.
    ///
    /// @param body what they are to know
    String still(About about, El body, List<Element> parts, List<String> scripts) {
        El brand = El.of("header", "top site")
                .add(El.of("a", "brand")
                        .attribute("href", "/")
                        .add(Svg.of(Icons.mark(Token.TEXT), "mark"))
                        .text("Backroom"));
        List<Element> content = new ArrayList<>(List.of(brand.build()));
        content.addAll(parts);
        return write(about, body, content, List.of("site.css", "pages.css"), scripts);
    }

    /// A page that follows a stream.
    ///
    /// @param follow the `body` with what the script is to know
    String live(About about, El follow, List<Element> body) {
        return write(about, follow(follow), withTools(body, Place.HUD), List.of("site.css"), List.of(LIVE));
    }

    /// A page that follows a stream again.
    String replay(About about, El follow, List<Element> body) {
        return write(
                about,
                follow(follow),
                withTools(body, Place.REPLAY),
                List.of("site.css", "replay.css"),
                List.of(LIVE, "replay.js"));
    }

    private El follow(El body) {
        for (Map.Entry<String, String> file : CANVAS_FILES.entrySet()) {
            body.attribute("data-" + file.getKey(), assets.url(file.getValue()));
        }
        return body.attribute("data-tools", assets.url("tools.css"));
    }

    /// The reader's tools stand right before the HUD, over whose head they lie.
    private static List<Element> withTools(List<Element> body, Place place) {
        List<Element> content = new ArrayList<>();
        for (Element part : body) {
            if (part.attributes().contains(new Attribute("id", "hud"))) {
                content.add(ReaderTools.element(place));
            }
            content.add(part);
        }
        return content;
    }

    private String write(About about, El body, List<Element> content, List<String> styles, List<String> scripts) {
        El head = El.of("head")
                .add(El.of("meta").attribute("charset", "utf-8"))
                .add(meta("viewport", "width=device-width, initial-scale=1"))
                .add(meta("color-scheme", "dark light"))
                .add(El.of("title").text(about.title()))
                .add(meta("description", about.description()))
                .add(property("og:title", about.title()))
                .add(property("og:description", about.description()))
                .add(property("og:type", "website"))
                .add(property("og:url", about.url()))
                .add(link("canonical", about.url()))
                .add(link("icon", assets.url("favicon.svg")))
                .add(assets.find("hud.css").map(url -> link("stylesheet", url)));
        styles.forEach(name -> head.add(link("stylesheet", assets.url(name))));
        if (about.card() != null) {
            head.add(property("og:image", about.card()))
                    .add(property("og:image:type", "image/png"))
                    .add(property("og:image:width", Integer.toString(CardLayout.WIDTH_PX)))
                    .add(property("og:image:height", Integer.toString(CardLayout.HEIGHT_PX)))
                    .add(property("og:image:alt", about.description()))
                    .add(property("og:site_name", "Backroom"))
                    .add(meta("twitter:card", "summary_large_image"))
                    .add(meta("twitter:title", about.title()))
                    .add(meta("twitter:description", about.description()))
                    .add(meta("twitter:image", about.card()));
        }
        if (about.oembed() != null) {
            head.add(link("alternate", about.oembed())
                    .attribute("type", "application/json+oembed")
                    .attribute("title", about.title()));
        }
        scripts.forEach(name -> head.add(script(name)));
        if (scripts.contains(LIVE)) {
            head.add(El.of("script")
                    .attribute("src", assets.url("tools.js"))
                    .attribute("type", "module")
                    .attribute("fetchpriority", "low"));
        }
        content.forEach(body::add);
        banner.ifPresent(words ->
                body.add(El.of("p", "site banner").attribute("role", "note").text(words)));
        return DOCTYPE
                + Html.write(El.of("html")
                        .attribute("lang", "en")
                        .add(head)
                        .add(body)
                        .build());
    }

    /// An element that runs a script of ours once the page is there.
    El script(String name) {
        return El.of("script").attribute("src", assets.url(name)).attribute("defer", "");
    }

    private static El meta(String name, String content) {
        return El.of("meta").attribute("name", name).attribute("content", content);
    }

    private static El property(String name, String content) {
        return El.of("meta").attribute("property", name).attribute("content", content);
    }

    private static El link(String rel, String href) {
        return El.of("link").attribute("rel", rel).attribute("href", href);
    }
}
