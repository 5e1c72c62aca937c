package com.openagents.backroom.server.ops;

import com.openagents.backroom.server.auth.OperatorLink;
import com.openagents.backroom.server.auth.OperatorLink.State;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.webserver.http.ServerRequest;
import java.util.function.Supplier;

/// Links the operator's account to GitHub, for a console or a script:
/// `{"state": "unlinked" | "waiting" | "linked" | "failed", "user_code", "verification_uri", "expires_at", "login",
/// "message"}`.
public final class LinkRoutes {
    private static final String PATH = "/api/admin/github/link";

    private final OperatorToken token;
    private final OperatorLink link;

    public LinkRoutes(OperatorToken token, OperatorLink link) {
        this.token = token;
        this.link = link;
    }

    /// GET tells how it stands, POST begins, DELETE unlinks.
    public RouteTable addTo(RouteTable table) {
        return table.get(PATH, request -> answer(request, link::state))
                .post(PATH, request -> answer(request, link::start))
                .delete(
                        PATH,
                        request -> answer(request, () -> {
                            link.unlink();
                            return link.state();
                        }));
    }

    private Answer answer(ServerRequest request, Supplier<State> work) {
        token.require(request);
        State state = work.get();
        return Answer.json(out -> {
            switch (state) {
                case State.Unlinked _ -> out.text("state", "unlinked");
                case State.Waiting waiting -> {
                    out.text("state", "waiting");
                    out.text("user_code", waiting.userCode());
                    out.text("verification_uri", waiting.verificationUri());
                    out.text("expires_at", waiting.expiresAt().toString());
                }
                case State.Linked linked -> {
                    out.text("state", "linked");
                    out.text("login", linked.login());
                }
                case State.Failed failed -> {
                    out.text("state", "failed");
                    out.text("message", failed.sentence());
                }
            }
        });
    }
}
