package com.openagents.backroom.server.session;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people call a browser, by what it says of itself: `Firefox 145 on Linux`. Only for telling one's own apart, as
/// anything can stand in a `User-Agent`.
///
/// Source: https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent
public final class BrowserName {
    /// As much as a row of a list takes.
    private static final int MAX_CHARS = 60;

    /// Each claims to be those after it as well, so the first that fits is meant.
    private static final List<Product> BROWSERS = List.of(
            new Product("Edge", "Edg(?:e|A|iOS)?/(\\d{1,4})"),
            new Product("Opera", "OPR/(\\d{1,4})"),
            new Product("Samsung Internet", "SamsungBrowser/(\\d{1,4})"),
            new Product("Firefox", "(?:Firefox|FxiOS)/(\\d{1,4})"),
            new Product("Chrome", "(?:Chrome|CriOS)/(\\d{1,4})"),
            new Product("Safari", "Version/(\\d{1,4})[^ ]* (?:Mobile/[^ ]+ )?Safari/"));

    private static final List<Product> SYSTEMS = List.of(
            new Product("iPad", "iPad"),
            new Product("iPhone", "iPhone"),
            new Product("Android", "Android"),
            new Product("Windows", "Windows"),
            new Product("ChromeOS", "CrOS"),
            new Product("macOS", "Mac OS X"),
            new Product("Linux", "Linux"));

    private record Product(String name, Pattern sign) {
        Product(String name, String sign) {
            this(name, Pattern.compile(sign));
        }

        Optional<String> find(String agent) {
            Matcher matcher = sign.matcher(agent);
            if (!matcher.find()) {
                return Optional.empty();
            }
            return Optional.of(matcher.groupCount() == 0 ? name : name + " " + matcher.group(1));
        }
    }

    private BrowserName() {}

    /// The name, or what the program calls itself where it is no browser that we know.
    ///
    /// @param agent the `User-Agent`; null when there was none
    public static String of(@Nullable String agent) {
        if (agent == null || agent.isBlank()) {
            return "a program without a name";
        }
        Optional<String> system = first(SYSTEMS, agent);
        return first(BROWSERS, agent)
                .map(browser -> browser + system.map(name -> " on " + name).orElse(""))
                .orElseGet(() -> agent.length() <= MAX_CHARS ? agent : agent.substring(0, MAX_CHARS - 1) + "…");
    }

    private static Optional<String> first(List<Product> products, String agent) {
        return products.stream()
                .flatMap(product -> product.find(agent).stream())
                .findFirst();
    }
}
