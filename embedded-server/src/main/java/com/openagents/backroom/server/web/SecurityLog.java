package com.openagents.backroom.server.web;

import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/// Refusals that whoever guards the server wants to see: which, of what, from where (requirement RD-07). When, in UTC,
/// is the log's. Any thread may call it.
final class SecurityLog {
    private static final Logger LOG = System.getLogger(SecurityLog.class.getName());

    /// Lines of one client a minute, so that nobody can push the rest out of the log.
    static final int MAX_LINES = 20;

    /// What a visitor without a session or a key gets who follows a link: no attempt at anything.
    private static final String NOBODY = "sign_in";

    /// Refusals of other statuses than those that say who may not.
    private static final Set<String> FURTHER =
            Set.of("bad_signature", "sign_in_expired", "sign_in_denied", "streams_full");

    private static final Set<Status> STATUSES = Set.of(
            Status.UNAUTHORIZED_401,
            Status.FORBIDDEN_403,
            Status.MISDIRECTED_REQUEST_421,
            Status.TOO_MANY_REQUESTS_429);

    private static final int MAX_PATH_CHARS = 200;

    private final ClientAddresses clients;
    private final RateLimit lines;

    SecurityLog(ClientAddresses clients, LongSupplier nanoTime) {
        this.clients = clients;
        this.lines = new RateLimit(MAX_LINES, Duration.ofMinutes(1), nanoTime);
    }

    /// Notes what a request got instead of an answer, if it is of that kind. Of the address only the path is noted;
    /// what is behind it may be a secret.
    void note(ServerRequest request, Throwable refused) {
        if (!(refused instanceof ApiException error) || !isOfInterest(error)) {
            return;
        }
        ClientAddresses.Client client = clients.of(request);
        if (lines.allows(client.bucket())) {
            String path = request.prologue().uriPath().rawPath();
            LOG.log(
                    Logger.Level.INFO,
                    "refused {0}: {1} {2} from {3}",
                    error.code(),
                    request.prologue().method().text(),
                    path.substring(0, Math.min(path.length(), MAX_PATH_CHARS)),
                    client.address());
        }
    }

    private static boolean isOfInterest(ApiException error) {
        return FURTHER.contains(error.code())
                || (STATUSES.contains(error.status()) && !error.code().equals(NOBODY));
    }
}
