package com.openagents.backroom.server.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requirement WEB-01.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossSiteRuleTest {
    @SuppressWarnings("NullAway.Init")
    private TestListener server;

    @BeforeAll
    void open() {
        server = new TestListener();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // Sec-Fetch-Site decides where it is there
                "same-origin, -, -, 200",
                "none, -, -, 200",
                "same-site, -, -, 403",
                "cross-site, -, -, 403",
                "bogus, -, -, 403",
                "same-origin, https://evil.test, -, 200",
                "cross-site, http://127.0.0.1:PORT, -, 403",
                "cross-site, -, Bearer x, 403",
                // else Origin
                "-, http://127.0.0.1:PORT, -, 200",
                "-, http://localhost:PORT, -, 200",
                "-, https://127.0.0.1:PORT, -, 403",
                "-, http://127.0.0.1, -, 403",
                "-, null, -, 403",
                "-, http://127.0.0.1:PORT.evil.test, -, 403",
                "-, http://evil.test, Bearer x, 403",
                // else only what no browser sends by itself
                "-, -, -, 403",
                "-, -, Bearer x, 200",
                "-, -, Basic x, 403"
            })
    void unsafeMethod_needsOurOriginOrAKey(String site, String origin, String authorization, int status) {
        StringBuilder request = new StringBuilder("POST /unread HTTP/1.1");
        append(request, "Sec-Fetch-Site", site);
        append(request, "Origin", origin);
        append(request, "Authorization", authorization);
        assertEquals(status, server.ask(request.toString()).status());
        request.replace(0, 4, "DELETE");
        assertEquals(status == 200 ? 405 : 403, server.ask(request.toString()).status());
    }

    @ParameterizedTest
    @CsvSource({"cross-site", "same-site", "none"})
    void safeMethod_isForAnyone(String site) {
        assertEquals(
                200, server.ask("GET /hello HTTP/1.1\nSec-Fetch-Site: " + site).status());
    }

    private void append(StringBuilder request, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            request.append('\n').append(name).append(": ").append(value.replace("PORT", "" + server.port()));
        }
    }
}
