package com.openagents.backroom.server.github;

import com.openagents.backroom.server.config.ConfigKeys;
import com.openagents.backroom.server.config.Configuration;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The OAuth app by which people sign in, and the GitHub it is registered at.
///
/// @param clientSecret needed for people in browsers; the operator's device flow does without
/// @param web where people sign in, without a slash at the end
/// @param api where programs ask, without a slash at the end
public record GitHubSettings(
        String clientId, Optional<String> clientSecret, String web, String api, List<String> scopes) {
    private static final String PUBLIC_HOST = "github.com";

    /// The settings, if there is a client id.
    public static Optional<GitHubSettings> of(Configuration configuration) {
        String web = withoutSlash(configuration.value(ConfigKeys.GITHUB_URL));
        String api = configuration
                .value(ConfigKeys.GITHUB_API_URL)
                .map(GitHubSettings::withoutSlash)
                .orElseGet(() -> defaultApi(web));
        return configuration
                .value(ConfigKeys.GITHUB_CLIENT_ID)
                .map(id -> new GitHubSettings(
                        id,
                        configuration.value(ConfigKeys.GITHUB_CLIENT_SECRET),
                        web,
                        api,
                        configuration.value(ConfigKeys.GITHUB_SCOPES)));
    }

    /// Where requests may go.
    public Set<String> origins() {
        return Stream.of(web, api).map(GitHubSettings::origin).collect(Collectors.toUnmodifiableSet());
    }

    /// The host that git remotes name.
    public String host() {
        return URI.create(web).getHost();
    }

    /// Everything but the secret.
    @Override
    public String toString() {
        return "GitHubSettings[" + web + ", client id " + clientId + "]";
    }

    /// GitHub Enterprise Server has its API below the same host.
    private static String defaultApi(String web) {
        return URI.create(web).getHost().equals(PUBLIC_HOST) ? "https://api." + PUBLIC_HOST : web + "/api/v3";
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
