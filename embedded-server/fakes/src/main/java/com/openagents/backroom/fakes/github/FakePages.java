package com.openagents.backroom.fakes.github;

import com.openagents.backroom.fakes.github.FakeGitHub.Answer;
import com.openagents.backroom.fakes.github.FakeGitHub.Call;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The fake GitHub's pages, for people who click through: who they are, and what they say. Names are seeded by us.
final class FakePages {
    /// What a person who says no is.
    private static final long NOBODY = -1;

    private static final String STYLE = "body{font:15px/22px system-ui,sans-serif;max-width:420px;margin:80px auto;"
            + "padding:0 16px;color:#14181d;background:#fff}h1{font-size:20px}a,button{display:block;margin:8px 0;"
            + "padding:8px 12px;border:1px solid #b5bdc7;border-radius:6px;color:inherit;text-decoration:none;"
            + "background:#fff;font:inherit;text-align:left;width:100%;box-sizing:border-box}.fake{padding:8px 12px;"
            + "border-radius:6px;background:#ffb22e;color:#1c1200;font-weight:600}input{font:20px monospace;padding:6px}";

    private FakePages() {}

    /// Whom the person chose to be, if they did.
    static Optional<Long> chosen(Map<String, String> query) {
        return Optional.ofNullable(query.get("as"))
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::parseLong);
    }

    /// Asks who it is; each answer leads back to the same address.
    static Answer choose(Collection<FakeUser> users, Call call) {
        String here = escaped(String.valueOf(call.exchange().getRequestURI()));
        StringBuilder body = new StringBuilder("<h1>Sign in to Backroom</h1><p>Who are you?</p>");
        for (FakeUser user : users) {
            body.append(
                    "<a href=\"%s&amp;as=%d\">Continue as %s</a>".formatted(here, user.id(), escaped(user.login())));
        }
        body.append("<a href=\"%s&amp;as=%d\">Cancel</a>".formatted(here, NOBODY));
        return page(body.toString());
    }

    /// Asks for a code, then says that it was taken.
    static Answer device(Collection<FakeUser> users, Map<String, String> query, FakeOAuth oauth) {
        String code = query.getOrDefault("user_code", "");
        Optional<Long> chosen = chosen(query);
        if (chosen.isPresent()) {
            oauth.type(code.strip(), chosen.get());
            return page("<h1>Done</h1><p>Go back to Backroom.</p>");
        }
        StringBuilder body = new StringBuilder("<h1>Type the code that Backroom shows</h1><form method=\"get\">"
                + "<input name=\"user_code\" aria-label=\"Code\" autofocus>");
        for (FakeUser user : users) {
            body.append("<button name=\"as\" value=\"%d\">Continue as %s</button>"
                    .formatted(user.id(), escaped(user.login())));
        }
        return page(body.append("<button name=\"as\" value=\"-1\">Cancel</button></form>")
                .toString());
    }

    private static Answer page(String body) {
        return new Answer(
                200,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Fake GitHub (sandbox)</title><style>"
                        + STYLE + "</style><p class=\"fake\">Sandbox: this is not GitHub. Nobody's account is used.</p>"
                        + body + "</html>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
