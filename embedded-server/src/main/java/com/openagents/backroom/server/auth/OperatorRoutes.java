package com.openagents.backroom.server.auth;

import com.openagents.backroom.server.db.User;
import com.openagents.backroom.server.session.WebSessions;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.server.web.ApiException;
import com.openagents.backroom.server.web.RouteTable;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;

/// Signs the operator's own browser in.
public final class OperatorRoutes {
    private final WebSessions sessions;
    private final OperatorTickets tickets;
    private final User operator;

    public OperatorRoutes(WebSessions sessions, OperatorTickets tickets, User operator) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.operator = operator;
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/auth/operator", this::operator);
    }

    /// A GET that changes something, as a console can only open a link: one use, 60 s, this machine only.
    private Answer operator(ServerRequest request) {
        boolean used = request.prologue().method().equals(Method.GET) && isOnThisMachine(request);
        String path = request.query()
                .first("ticket")
                .filter(_ -> used)
                .flatMap(tickets::redeem)
                .orElseThrow(() -> new ApiException(
                        Status.UNAUTHORIZED_401,
                        "ticket_used",
                        "This link was used or is older than a minute. Open the HUD from the console again."));
        return sessions.signIn(operator.id(), request, Answer.redirect(Status.SEE_OTHER_303, path));
    }

    /// A tunnel's end is on this machine too, but tells whom it speaks for.
    private static boolean isOnThisMachine(ServerRequest request) {
        boolean forwarded = request.headers().contains(HeaderNames.X_FORWARDED_FOR)
                || request.headers().contains(HeaderNames.FORWARDED)
                || request.headers().contains(HeaderNames.create("CF-Connecting-IP"));
        return !forwarded
                && request.remotePeer().address() instanceof InetSocketAddress peer
                && peer.getAddress().isLoopbackAddress();
    }
}
