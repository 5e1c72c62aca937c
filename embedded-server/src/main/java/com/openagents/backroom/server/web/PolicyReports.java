package com.openagents.backroom.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.server.json.Json;
import com.openagents.backroom.server.json.NotJsonException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.lang.System.Logger;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/// Takes what browsers report when a page of ours wanted something that its policy forbids, and notes it in the log
/// (requirement WEB-04; CSP level 3, section 5.3). Either a page of ours is wrong or somebody put something into it.
///
/// A report is a stranger's word: of addresses only what cannot hold a secret is noted, and each client has few lines.
public final class PolicyReports {
    /// Where they are sent.
    static final String PATH = "/api/policy-reports";

    /// Reports of one client a minute: a page has few violations, and they repeat.
    static final int MAX_REPORTS = 20;

    private static final Logger LOG = System.getLogger(PolicyReports.class.getName());
    private static final Set<String> TYPES = Set.of("application/csp-report", "application/json");
    private static final int MAX_CHARS = 200;
    private static final String UNKNOWN = "?";

    private final ClientAddresses clients;
    private final RateLimit reports;

    public PolicyReports(ClientAddresses clients, LongSupplier nanoTime) {
        this.clients = clients;
        this.reports = new RateLimit(MAX_REPORTS, Duration.ofMinutes(1), nanoTime);
    }

    public RouteTable addTo(RouteTable table) {
        return table.post(PATH, this::take);
    }

    private Answer take(ServerRequest request) {
        ClientAddresses.Client client = clients.of(request);
        reports.require(client);
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!TYPES.contains(type.split(";", 2)[0].strip())) {
            throw new ApiException(
                    Status.UNSUPPORTED_MEDIA_TYPE_415, "no_report", "Send a report as application/csp-report.");
        }
        JsonNode report = report(RequestBody.bytes(request, WebLimits.MAX_BODY_BYTES));
        LOG.log(
                Logger.Level.WARNING,
                "a page was kept from what its policy forbids: {0} of {1} on {2}, says {3}",
                word(report.path("effective-directive").asText(UNKNOWN)),
                origin(report.path("blocked-uri").asText(UNKNOWN)),
                path(report.path("document-uri").asText(UNKNOWN)),
                client.address());
        return Answer.empty(Status.NO_CONTENT_204);
    }

    private static JsonNode report(byte[] body) {
        try {
            JsonNode report = Json.parseRequest(body).path("csp-report");
            if (report.isObject()) {
                return report;
            }
        } catch (NotJsonException _) {
            // said below
        }
        throw ApiException.badRequest("The body must be a report: an object with `csp-report`.");
    }

    /// Where something comes from, or what it is, as `inline`.
    private static String origin(String blocked) {
        try {
            URI uri = new URI(blocked);
            return word(uri.getHost() == null ? blocked.split("[:?#]", 2)[0] : uri.getScheme() + "://" + uri.getHost());
        } catch (java.net.URISyntaxException _) {
            return UNKNOWN;
        }
    }

    private static String path(String document) {
        try {
            String path = new URI(document).getRawPath();
            return path == null ? UNKNOWN : word(path);
        } catch (java.net.URISyntaxException _) {
            return UNKNOWN;
        }
    }

    private static String word(String text) {
        return text.substring(0, Math.min(text.length(), MAX_CHARS));
    }
}
