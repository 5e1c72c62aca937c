package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All HUDs of a person with who may see them: sharing and unsharing by one click, and what to paste elsewhere.
public final class SharesPage {
    static final String PAGE = "/shares";
    private static final int MAX_NAME_CHARS = HudId.MAX_USERNAME_LENGTH + 1 + HudId.MAX_REPO_LENGTH;
    private static final int MAX_VERB_CHARS = 20;

    /// The usual globs and room for a few more.
    private static final int EXCLUDED_ROWS = 7;

    private final WebSessions sessions;
    private final Shares shares;
    private final Exposure exposure;
    private final SitePages pages;
    private final Supplier<PublicOrigin> origin;

    public SharesPage(
            WebSessions sessions, Shares shares, Exposure exposure, SitePages pages, Supplier<PublicOrigin> origin) {
        this.sessions = sessions;
        this.shares = shares;
        this.exposure = exposure;
        this.pages = pages;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PAGE, this::page).post(PAGE, this::act);
    }

    private Answer act(ServerRequest request) {
        SignedIn who = sessions.require(request);
        FormBody form = FormBody.of(request);
        String name = form.require("hud", MAX_NAME_CHARS);
        HudId hud = HudId.find(name).orElseThrow(ApiException::notFound);
        String wish = form.require("do", MAX_VERB_CHARS);
        if (wish.equals("share") && who.isOperator() && exposure.isToConfirm()) {
            return question(who, hud);
        }
        boolean done = switch (wish) {
            case "confirm" -> confirm(who, hud);
            case "share" -> shares.begin(who.userId(), hud);
            case "unshare" -> shares.end(who.userId(), hud);
            case "allow-embed" -> shares.allowEmbed(who.userId(), hud, true);
            case "forbid-embed" -> shares.allowEmbed(who.userId(), hud, false);
            case "project" -> project(who, hud, form);
            default -> false;
        };
        if (!done) {
            throw ApiException.notFound();
        }
        return Answer.redirect(Status.SEE_OTHER_303, PAGE);
    }

    private boolean confirm(SignedIn who, HudId hud) {
        if (who.isOperator()) {
            exposure.confirm();
        }
        return shares.begin(who.userId(), hud);
    }

    /// Asked once, before the first HUD can be seen from other machines.
    private Answer question(SignedIn who, HudId hud) {
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Show " + hud + " to others?"))
                .add(El.of("p")
                        .text("Others can reach this server at " + origin.get()
                                + ". Whoever has the link then sees this HUD without signing in, until you make it"
                                + " private again. You are asked this once."))
                .add(El.of("div", "line")
                        .add(SitePages.button(PAGE, "Make it public", "hud", hud.toString(), "do", "confirm"))
                        .add(El.of("a").attribute("href", PAGE).text("Leave it private")));
        return Answer.html(Status.OK_200, pages.page("Your HUDs", PAGE, who, main.build()));
    }

    private static String excluded(FormBody form) {
        return String.join("\n", form.all("excluded"));
    }

    private boolean project(SignedIn who, HudId hud, FormBody form) {
        List<String> globs = excluded(form)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return shares.project(
                who.userId(),
                hud,
                SettingsRoutes.policy(form.require("policy", MAX_VERB_CHARS)),
                ExcludedPaths.require(globs));
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        List<Shares.Share> all = shares.allOf(who.userId());
        long open = all.stream().filter(share -> share.settings().isPublic()).count();
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Your HUDs"))
                .add(El.of("p")
                        .text(
                                open == 0
                                        ? "Nobody but you sees any of them."
                                        : open + " can be seen by anyone with the link."));
        if (all.isEmpty()) {
            main.add(El.of("p")
                    .text("There is none yet. ")
                    .add(El.of("a").attribute("href", "/repos").text("Pick a repository")));
        }
        Optional<FormBody> kept = KeptForm.take(request);
        kept.ifPresent(_ -> main.add(SitePages.keptNotice()));
        El list = El.of("ul", "rows");
        all.forEach(share -> list.add(row(
                share,
                kept.filter(form -> form.all("do").contains("project")
                        && form.all("hud").contains(share.hud().toString())))));
        return Answer.html(
                Status.OK_200, pages.page("Your HUDs", PAGE, who, main.add(list).build()));
    }

    private El row(Shares.Share share, Optional<FormBody> kept) {
        HudSettings settings = share.settings();
        String hud = share.hud().toString();
        El head = El.of("div", "row")
                .add(El.of("span", "name")
                        .add(El.of("a")
                                .attribute("href", HudRoutes.path(share.hud()))
                                .text(hud)))
                .add(El.of("span", "dim").text(viewers(share)))
                .add(
                        settings.isPublic()
                                ? El.of("span", "badge live").text("public")
                                : El.of("span", "badge").text("private"))
                .add(SitePages.button(
                        PAGE,
                        settings.isPublic() ? "Make private" : "Make public",
                        "hud",
                        hud,
                        "do",
                        settings.isPublic() ? "unshare" : "share"));
        El row = El.of("li").add(head);
        String why = why(settings);
        if (!why.isEmpty()) {
            row.add(El.of("p", "dim").text(why));
        }
        return (settings.isPublic() ? row.add(details(share)) : row).add(projection(share, kept));
    }

    /// What strangers see: the policy, and the files whose contents they never see.
    ///
    /// @param kept filled in by somebody who had to sign in first
    private static El projection(Shares.Share share, Optional<FormBody> kept) {
        HudSettings settings = share.settings();
        String chosen = kept.flatMap(form -> form.find("policy", MAX_VERB_CHARS))
                .orElse(settings.policy().wire());
        String excluded = kept.map(SharesPage::excluded).orElse(String.join("\n", settings.excludedPaths()));
        El policy = El.of("select").attribute("name", "policy");
        for (RedactionPolicy one : RedactionPolicy.values()) {
            El option = El.of("option").attribute("value", one.wire()).text(meaning(one));
            policy.add(one.wire().equals(chosen) ? option.attribute("selected", "") : option);
        }
        El form = El.of("form", "stack")
                .attribute("action", PAGE)
                .attribute("method", "post")
                .add(SitePages.hidden("hud", share.hud().toString()))
                .add(SitePages.hidden("do", "project"))
                .add(El.of("label").text("Strangers see ").add(policy))
                .add(El.of("label")
                        .text("They never see what is in these files (one glob a line)")
                        .add(El.of("textarea")
                                .attribute("name", "excluded")
                                .attribute("rows", Integer.toString(EXCLUDED_ROWS))
                                .attribute("spellcheck", "false")
                                .text(excluded)))
                .add(El.of("p", "dim")
                        .text("Home folders, e-mail addresses and addresses of private networks are always masked."))
                .add(El.of("button").text("Save"));
        El details = El.of("details").add(El.of("summary").text("What strangers see"));
        return (kept.isPresent() ? details.attribute("open", "") : details).add(form);
    }

    private static String meaning(RedactionPolicy policy) {
        return switch (policy) {
            case STANDARD -> "what happens, but what is private by its form";
            case STRICT -> "names, times and counts only";
        };
    }

    private El details(Shares.Share share) {
        HudSettings settings = share.settings();
        ShareLinks links = ShareLinks.of(share.hud(), origin.get());
        El details = El.of("details")
                .add(El.of("summary").text("Link, frame, badge"))
                .add(SharePanel.of(links, settings.embedAllowed()));
        return details.add(SitePages.button(
                PAGE,
                settings.embedAllowed() ? "Forbid frames on other sites" : "Allow frames on other sites",
                "hud",
                share.hud().toString(),
                "do",
                settings.embedAllowed() ? "forbid-embed" : "allow-embed"));
    }

    private static String viewers(Shares.Share share) {
        return share.settings().isPublic()
                ? share.viewers() + " watching now, " + share.viewersPeak() + " at the busiest"
                : "";
    }

    private static String until(@Nullable Instant end) {
        return end == null ? "" : "Public until " + IsoTime.text(end);
    }

    private static String why(HudSettings settings) {
        if (settings.isPublic()) {
            return until(settings.publicUntil());
        }
        return switch (settings.decidedBy()) {
            case PRIVATE_AT_GITHUB -> "Private, as GitHub does not show the repository to everybody.";
            case UNCHECKED -> "Private until GitHub says whether the repository is.";
            case NO_REMOTE -> "Private, as its folder has no git remote and others can reach this server.";
            case DEFAULT, OWNER -> "";
        };
    }
}
