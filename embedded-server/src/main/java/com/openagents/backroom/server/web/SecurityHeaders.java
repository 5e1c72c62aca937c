package com.openagents.backroom.server.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.WritableHeaders;

/// The headers that every answer carries, errors too (OWASP ASVS 5.0, V3.4).
///
/// @param https whether browsers reach us over https, by our public URL
public record SecurityHeaders(boolean https) {
    private static final HeaderName CONTENT_SECURITY_POLICY = HeaderNames.create("Content-Security-Policy");
    private static final HeaderName CONTENT_TYPE_OPTIONS = HeaderNames.create("X-Content-Type-Options");
    public static final HeaderName REFERRER_POLICY = HeaderNames.create("Referrer-Policy");
    private static final HeaderName PERMISSIONS_POLICY = HeaderNames.create("Permissions-Policy");
    private static final HeaderName OPENER_POLICY = HeaderNames.create("Cross-Origin-Opener-Policy");
    private static final HeaderName RESOURCE_POLICY = HeaderNames.create("Cross-Origin-Resource-Policy");
    private static final HeaderName TRANSPORT_SECURITY = HeaderNames.create("Strict-Transport-Security");
    private static final String NO_POWERS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
            + "serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()";

    /// A year, what browsers' preload lists ask for.
    private static final String ONLY_HTTPS = "max-age=31536000";

    /// Nobody may frame it.
    static final String NO_ANCESTORS = "'none'";

    /// Adds them.
    ///
    /// @param ancestors who may frame the answer, as in `frame-ancestors`
    public void apply(WritableHeaders<?> headers, ContentPolicy policy, String ancestors, Reach reach) {
        headers.set(CONTENT_SECURITY_POLICY, policy.header(ancestors));
        headers.set(CONTENT_TYPE_OPTIONS, "nosniff");
        headers.setIfAbsent(HeaderValues.create(REFERRER_POLICY, "same-origin"));
        headers.set(PERMISSIONS_POLICY, NO_POWERS);
        headers.set(OPENER_POLICY, "same-origin");
        switch (reach) {
            case SAME_ORIGIN -> headers.set(RESOURCE_POLICY, "same-origin");
            case ANY_ORIGIN -> {
                headers.set(RESOURCE_POLICY, "cross-origin");
                headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            }
        }
        if (https) {
            headers.set(TRANSPORT_SECURITY, ONLY_HTTPS);
        }
    }
}
