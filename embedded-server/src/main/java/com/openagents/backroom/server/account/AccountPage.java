package com.openagents.backroom.server.account;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.hud.page.Node.Element;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.db.ApiKeyStore.Row;
import com.openagents.backroom.server.db.SignedIn;
import com.openagents.backroom.server.db.WebSessionStore.Listed;
import com.openagents.backroom.server.hud.SitePages;
import com.openagents.backroom.server.key.ApiKeys;
import com.openagents.backroom.server.key.KeyScope;
import com.openagents.backroom.server.session.BrowserName;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.FormBody;
import com.openagents.backroom.server.web.KeptForm;
import com.openagents.backroom.server.web.PublicOrigin;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A person's account as a page: signed-in browsers, keys, leaving.
public final class AccountPage {
    static final String PAGE = "/account";
    private static final String DELETED = PAGE + "/deleted";
    private static final String MAKE_KEY = "make-key";
    private static final int MAX_FIELD_CHARS = 100;

    /// The longest name of a HUD, with its `/`.
    private static final int MAX_HUD_CHARS = HudId.MAX_USERNAME_LENGTH + 1 + HudId.MAX_REPO_LENGTH;

    private final WebSessions sessions;
    private final ApiKeys keys;
    private final Departure departure;
    private final SitePages pages;
    private final Supplier<PublicOrigin> origin;

    public AccountPage(
            WebSessions sessions, ApiKeys keys, Departure departure, SitePages pages, Supplier<PublicOrigin> origin) {
        this.sessions = sessions;
        this.keys = keys;
        this.departure = departure;
        this.pages = pages;
        this.origin = origin;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get(PAGE, this::page).post(PAGE, this::act).get(DELETED, _ -> deleted());
    }

    private Answer page(ServerRequest request) {
        SignedIn who = sessions.require(request);
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Your account"))
                .add(El.of("p").text(about(who)))
                .add(El.of("p")
                        .text("Your credits, cards and invoices are under ")
                        .add(El.of("a").attribute("href", "/billing").text("Billing"))
                        .text("."))
                .add(SitePages.button(PAGE, "Sign out", "do", "sign-out"))
                .add(El.of("h2").text("Signed-in browsers"))
                .add(sessionRows(who, sessions.list(who.userId())))
                .add(El.of("h2").text("Keys for programs"))
                .add(keyRows(keys.list(who.userId())));
        Optional<FormBody> kept = KeptForm.take(request).filter(AccountPage::isForAKey);
        kept.ifPresent(_ -> main.add(SitePages.keptNotice()));
        main.add(keyForm(kept));
        if (!who.isOperator()) {
            main.add(El.of("h2").text("Leave"))
                    .add(El.of("p")
                            .text("Your HUDs, keys, cards and sessions are deleted, and what you granted at GitHub is"
                                    + " taken back. Credits that are left are lost, and signing up again gives none. What"
                                    + " was paid for stays in the books without your name: save your ")
                            .add(El.of("a")
                                    .attribute("href", "/billing/invoices")
                                    .text("invoices"))
                            .text(" first, as nobody can open them here afterwards."))
                    .add(leaveForm(who));
        }
        return Answer.html(Status.OK_200, pages.page("Your account", PAGE, who, main.build()));
    }

    private Answer act(ServerRequest request) {
        SignedIn who = sessions.require(request);
        FormBody form = FormBody.of(request);
        Answer back = Answer.redirect(Status.SEE_OTHER_303, PAGE);
        return switch (form.require("do", MAX_FIELD_CHARS)) {
            case "sign-out" -> sessions.signOut(request.headers(), Answer.redirect(Status.SEE_OTHER_303, "/"));
            case "end-session" -> {
                sessions.end(who.userId(), id(form));
                yield back;
            }
            case "end-others" -> {
                sessions.endAll(who.userId(), who.id());
                yield back;
            }
            case "revoke-key" -> {
                keys.revoke(who.userId(), id(form));
                yield back;
            }
            case MAKE_KEY -> made(sessions.requireFresh(request), form);
            case "leave" -> {
                if (!form.require("name", MAX_FIELD_CHARS).equalsIgnoreCase(who.username())) {
                    throw ApiException.badRequest(
                            "That is not your name here. Go back and type " + who.username() + ".");
                }
                departure.leave(sessions.requireFresh(request).userId());
                yield sessions.signOut(request.headers(), Answer.redirect(Status.SEE_OTHER_303, DELETED));
            }
            default -> throw ApiException.badRequest("The form can't be read. Go back and send it again.");
        };
    }

    /// What became of everything, for somebody who has just left; it tells nothing that the question did not.
    private Answer deleted() {
        El main = El.of("main", "site sheet")
                .add(El.of("h1").text("Your account is deleted"))
                .add(El.of("p")
                        .text("You are signed out everywhere. Your HUDs and keys are gone. Your cards are taken off at"
                                + " Stripe, and what you granted at GitHub is taken back, at once or as soon as they"
                                + " answer."))
                .add(El.of("p")
                        .text(
                                "Credits that were left are lost. Purchases and their invoices stay in the operator's books"
                                        + " without your name."))
                .add(El.of("p")
                        .text(
                                "You can sign up again whenever you like, as somebody new; credits for signing up are given"
                                        + " once to a person."))
                .add(El.of("p").add(El.of("a", "button").attribute("href", "/").text("Go to the start")));
        return Answer.html(Status.OK_200, pages.open("Your account is deleted", DELETED, main.build()));
    }

    private Answer made(SignedIn who, FormBody form) {
        Set<KeyScope> scopes = EnumSet.noneOf(KeyScope.class);
        for (KeyScope scope : KeyScope.values()) {
            if (form.all("scope").contains(scope.wire())) {
                scopes.add(scope);
            }
        }
        if (scopes.isEmpty()) {
            throw ApiException.badRequest("A key must be good for something. Go back and check a box.");
        }
        String name = form.find("name", MAX_FIELD_CHARS).orElse("API key");
        ApiKeys.Made key = keys.make(who.userId(), name, scopes, Duration.ofDays(days(form)));
        Optional<HudId> hud = form.find("hud", MAX_HUD_CHARS)
                .flatMap(HudId::find)
                .filter(id -> id.username().equals(who.username()));
        Element main = NewKeyPage.of(key.text(), hud, origin.get());
        SitePages.Place place = new SitePages.Place("Your new key", PAGE, PAGE);
        return Answer.html(Status.CREATED_201, pages.page(place, who, El.of("body"), main, List.of("share.js")));
    }

    private static long days(FormBody form) {
        String text = form.find("days", 3).orElse(Long.toString(ApiKeys.DEFAULT_LIFE.toDays()));
        long days = text.matches("\\d{1,3}") ? Long.parseLong(text) : 0;
        if (days < 1 || days > ApiKeys.MAX_LIFE.toDays()) {
            throw ApiException.badRequest(
                    "A key is good for 1 to " + ApiKeys.MAX_LIFE.toDays() + " days. Go back and change it.");
        }
        return days;
    }

    private static UUID id(FormBody form) {
        try {
            return UUID.fromString(form.require("id", MAX_FIELD_CHARS));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    private static String about(SignedIn who) {
        String login = who.githubUsername();
        if (login == null) {
            return "You are " + who.username() + ", the operator of this installation. No GitHub account is linked.";
        }
        return login.equals(who.username())
                ? "You are " + login + ", signed in with GitHub."
                : "You are " + who.username() + " here, signed in with GitHub as " + login + ".";
    }

    private static El sessionRows(SignedIn who, List<Listed> all) {
        El list = El.of("ul", "rows");
        for (Listed session : all) {
            boolean isThis = session.id().equals(who.id());
            El row = El.of("div", "row")
                    .add(El.of("span", "name").text(BrowserName.of(session.userAgent())))
                    .add(El.of("span", "dim").text(session.address() + ", used " + day(session.lastActiveAt())));
            row.add(
                    isThis
                            ? El.of("span", "badge").text("this one")
                            : SitePages.button(
                                    PAGE,
                                    "End",
                                    "do",
                                    "end-session",
                                    "id",
                                    session.id().toString()));
            list.add(El.of("li").add(row));
        }
        return all.size() < 2
                ? list
                : list.add(El.of("li").add(SitePages.button(PAGE, "End all others", "do", "end-others")));
    }

    private static El keyRows(List<Row> all) {
        El list = El.of("ul", "rows");
        for (Row key : all) {
            Instant used = key.lastUsedOn();
            list.add(El.of("li")
                    .add(El.of("div", "row")
                            .add(El.of("span", "name")
                                    .text(key.name() + " ")
                                    .add(El.of("code").text(key.prefix() + "…" + key.last4())))
                            .add(El.of("span", "dim")
                                    .text(key.scopes() + "; until " + day(key.expiresAt())
                                            + (used == null ? "; never used" : "; used " + day(used))))
                            .add(SitePages.button(
                                    PAGE,
                                    "Revoke",
                                    "do",
                                    "revoke-key",
                                    "id",
                                    key.id().toString()))));
        }
        return list;
    }

    private static boolean isForAKey(FormBody form) {
        return form.all("do").contains(MAKE_KEY);
    }

    /// Filled in as it was by somebody who had to sign in first.
    private static El keyForm(Optional<FormBody> kept) {
        El name = input("text", "name", "Name of the key");
        kept.flatMap(form -> form.find("name", MAX_FIELD_CHARS)).ifPresent(text -> name.attribute("value", text));
        El form = El.of("form", "line key-form")
                .attribute("action", PAGE)
                .attribute("method", "post")
                .add(hidden("do", MAKE_KEY));
        for (String field : List.of("days", "hud")) {
            kept.flatMap(sent -> sent.find(field, MAX_HUD_CHARS)).ifPresent(value -> form.add(hidden(field, value)));
        }
        form.add(name);
        Set<String> checked = kept.map(sent -> Set.copyOf(sent.all("scope"))).orElse(Set.of(KeyScope.EVENTS.wire()));
        for (KeyScope scope : KeyScope.values()) {
            El box = El.of("input")
                    .attribute("type", "checkbox")
                    .attribute("name", "scope")
                    .attribute("value", scope.wire());
            form.add(El.of("label")
                    .add(checked.contains(scope.wire()) ? box.attribute("checked", "") : box)
                    .text(" " + use(scope)));
        }
        return form.add(El.of("button").text("Make a key"));
    }

    /// What a key may do, in words for whose it is.
    private static String use(KeyScope scope) {
        return switch (scope) {
            case EVENTS -> "sends events";
            case ACCOUNT -> "reads the account";
            case USAGE -> "books usage";
        };
    }

    private static El leaveForm(SignedIn who) {
        return El.of("form", "line")
                .attribute("action", PAGE)
                .attribute("method", "post")
                .add(hidden("do", "leave"))
                .add(input("text", "name", "Type " + who.username() + " to delete the account"))
                .add(El.of("button", "danger").text("Delete the account"));
    }

    private static El hidden(String name, String value) {
        return El.of("input")
                .attribute("type", "hidden")
                .attribute("name", name)
                .attribute("value", value);
    }

    private static El input(String type, String name, String label) {
        return El.of("input")
                .attribute("type", type)
                .attribute("name", name)
                .attribute("placeholder", label)
                .attribute("aria-label", label);
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, "2026-11-25".length());
    }
}
