package com.openagents.backroom.server.hud;

import com.openagents.backroom.hud.page.El;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.ErrorPage;
import com.openagents.backroom.server.web.PublicOrigin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Errors as pages: what happened, what to do, and the number the log has it under.
public final class ErrorPages implements ErrorPage {
    /// Errors of a sign-in.
    private static final Set<String> SIGN_IN =
            Set.of("sign_in_expired", "sign_in_denied", "github_down", "github_setup");

    /// The sign-in was too long ago for what the page of the account does.
    private static final String FRESH = "reauth_required";

    /// Errors that another sign-in helps against.
    private static final Set<String> TO_GITHUB =
            Set.of("sign_in", "sign_in_expired", "sign_in_denied", "github_down", "github_signed_out", FRESH);

    private final PageDocument document;
    private final Supplier<PublicOrigin> origin;

    public ErrorPages(PageDocument document, Supplier<PublicOrigin> origin) {
        this.document = document;
        this.origin = origin;
    }

    @Override
    public String render(ApiException error, String requestId, Asked asked) {
        String title = title(error);
        El body = El.of("main", "site state-page")
                .add(El.of("p", "state-code").text(error.status().codeText()))
                .add(El.of("h1").text(title))
                .add(El.of("p").text(error.sentence()));
        kept(asked.form()).ifPresent(sentence -> body.add(El.of("p").text(sentence)));
        body.add(way(error.code(), asked.page()))
                .add(El.of("p", "dim")
                        .text("Number of this request: ")
                        .add(El.of("code").text(requestId)));
        String url = origin.get().url("/");
        return document.still(new PageDocument.About(title + " · Backroom", error.sentence(), url), body.build());
    }

    /// What became of what was filled in.
    private static Optional<String> kept(Form form) {
        return switch (form) {
            case NONE -> Optional.empty();
            case KEPT ->
                Optional.of(
                        "Nothing was done, and nothing is lost: what you had filled in is there again once you have signed"
                                + " in, for you to send.");
            case TOO_LARGE ->
                Optional.of(
                        "Nothing was done. Go back in your browser to copy what you had filled in: it is more than can be"
                                + " kept for you.");
        };
    }

    /// Where to go from here: to GitHub again, where that helps, and back to where one was.
    private static El way(String code, Optional<String> back) {
        String query = back.or(() -> code.equals(FRESH) ? Optional.of("/account") : Optional.empty())
                .map(page -> "?return_to="
                        + URLEncoder.encode(page, StandardCharsets.UTF_8).replace("%2F", "/"))
                .orElse("");
        El button = TO_GITHUB.contains(code)
                ? El.of("a", "button")
                        .attribute("href", "/api/auth/github/start" + query)
                        .text("Sign in with GitHub")
                : back.map(page -> El.of("a", "button").attribute("href", page).text("Back to the page"))
                        .orElseGet(() ->
                                El.of("a", "button").attribute("href", "/").text("Go to the start"));
        return El.of("p").add(button);
    }

    private static String title(ApiException error) {
        if (error.code().equals(FRESH)) {
            return "Sign in once more";
        }
        return SIGN_IN.contains(error.code())
                ? "Nobody is signed in"
                : title(error.status().code());
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Sign in first";
            case 403 -> "Not from there";
            case 404 -> "Nothing here";
            case 409 -> "Not as it is";
            case 405 -> "Not that way";
            case 413 -> "Too large";
            case 421 -> "Wrong address";
            case 429 -> "Too often";
            case 503 -> "Not just now";
            default -> status >= 500 ? "Something went wrong" : "Not understood";
        };
    }
}
