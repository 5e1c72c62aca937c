package com.openagents.backroom.server.billing;

import com.openagents.backroom.server.stripe.StripeSettings;
import com.openagents.backroom.server.web.ForeignSources;
import java.net.URI;
import java.util.List;

/// What a page needs of Stripe's, by the address that its script is configured with.
///
/// Source: https://docs.stripe.com/security/guide#content-security-policy
final class StripeSources {
    private static final String STRIPES_OWN = "https://js.stripe.com";

    private StripeSources() {}

    static ForeignSources of(StripeSettings settings) {
        String script = origin(settings.jsUrl());
        String api = origin(settings.apiUrl());
        if (!script.equals(STRIPES_OWN)) {
            return new ForeignSources(List.of(script), List.of(script), List.of(api));
        }
        List<String> scripts = List.of(STRIPES_OWN, "https://*.js.stripe.com");
        return new ForeignSources(
                scripts, List.of(STRIPES_OWN, "https://*.js.stripe.com", "https://hooks.stripe.com"), List.of(api));
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
