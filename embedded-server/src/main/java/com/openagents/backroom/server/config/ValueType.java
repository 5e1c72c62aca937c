package com.openagents.backroom.server.config;

import com.openagents.backroom.server.web.AddressRange;
import com.openagents.backroom.server.web.PublicOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a setting's text becomes a value. A list type takes any number of texts, every other type exactly one.
public interface ValueType<T> {
    /// The value of these texts.
    ///
    /// @throws IllegalArgumentException when they are none of this type; the message says what would be
    T parse(List<String> texts);

    /// What a value looks like, with its unit, for the table in the README.
    String description();

    /// Whether a text from the environment or the command line is split at commas.
    default boolean isList() {
        return false;
    }

    /// A TCP port; 0 is any free one.
    record Port() implements ValueType<Integer> {
        @Override
        public Integer parse(List<String> texts) {
            return new Whole(0, 65_535).parse(texts);
        }

        @Override
        public String description() {
            return "port, 0 to 65535 (0 = any free)";
        }
    }

    /// A whole number between two bounds, both included.
    record Whole(int min, int max) implements ValueType<Integer> {
        @Override
        public Integer parse(List<String> texts) {
            String text = one(texts);
            try {
                int value = Integer.parseInt(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(complaint(text), e);
            }
            throw new IllegalArgumentException(complaint(text));
        }

        private String complaint(String text) {
            return "\"" + text + "\" is not a whole number from " + min + " to " + max;
        }

        @Override
        public String description() {
            return "whole number, " + min + " to " + max;
        }
    }

    /// A span of time: `90s`, `15m`, `12h`, `30d`, `500ms`.
    record Span() implements ValueType<Duration> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");
        private static final Map<String, Duration> UNITS = Map.of(
                "ms", Duration.ofMillis(1),
                "s", Duration.ofSeconds(1),
                "m", Duration.ofMinutes(1),
                "h", Duration.ofHours(1),
                "d", Duration.ofDays(1));

        @Override
        public Duration parse(List<String> texts) {
            Matcher matcher = FORM.matcher(one(texts));
            if (!matcher.matches()) {
                throw new IllegalArgumentException("\"" + one(texts) + "\" is not a time like 90s, 15m, 12h or 30d");
            }
            Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        }

        @Override
        public String description() {
            return "time: 500ms, 90s, 15m, 12h, 30d";
        }
    }

    /// A number of bytes: `64 KiB`, `256 MiB`, `5 GiB`.
    record Size() implements ValueType<Long> {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?(B|KiB|MiB|GiB)");
        private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30);

        @Override
        public Long parse(List<String> texts) {
            Matcher matcher = FORM.matcher(one(texts));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "\"" + one(texts) + "\" is not a size like 64 KiB, 256 MiB or 5 GiB");
            }
            return Long.parseLong(matcher.group(1)) << SHIFTS.getOrDefault(matcher.group(2), 0);
        }

        @Override
        public String description() {
            return "size: 64 KiB, 256 MiB, 5 GiB";
        }
    }

    /// One of a few words.
    record Choice(List<String> words) implements ValueType<String> {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String parse(List<String> texts) {
            String text = one(texts).toLowerCase(Locale.ROOT);
            if (!words.contains(text)) {
                throw new IllegalArgumentException("\"" + one(texts) + "\" is none of " + String.join(", ", words));
            }
            return text;
        }

        @Override
        public String description() {
            return String.join(", ", words);
        }
    }

    /// Any text on one line.
    record Text() implements ValueType<String> {
        @Override
        public String parse(List<String> texts) {
            return one(texts);
        }

        @Override
        public String description() {
            return "text";
        }
    }

    /// A text that may be absent.
    record OptionalText() implements ValueType<Optional<String>> {
        @Override
        public Optional<String> parse(List<String> texts) {
            return texts.isEmpty() || one(texts).isEmpty() ? Optional.empty() : Optional.of(one(texts));
        }

        @Override
        public String description() {
            return "text";
        }
    }

    /// What browsers reach a server by, which may be absent.
    record Origin() implements ValueType<Optional<PublicOrigin>> {
        @Override
        public Optional<PublicOrigin> parse(List<String> texts) {
            return new OptionalText().parse(texts).map(PublicOrigin::parse);
        }

        @Override
        public String description() {
            return "origin: https://hud.example.org";
        }
    }

    /// Several names by which a listener is called: `host` or `host:port`, in lower case. No name stands for
    /// others: a wildcard would let in whoever points a name of theirs here.
    record Hosts() implements ValueType<List<String>> {
        private static final Pattern FORM =
                Pattern.compile("(?:[a-z0-9_](?:[a-z0-9._-]{0,252}[a-z0-9_])?|\\[[0-9a-f:.]{2,45}])(?::([0-9]{1,5}))?");
        private static final int MAX_PORT = 65_535;

        @Override
        public List<String> parse(List<String> texts) {
            return texts.stream().map(Hosts::host).toList();
        }

        private static String host(String text) {
            String host = text.strip().toLowerCase(Locale.ROOT);
            Matcher matcher = FORM.matcher(host);
            boolean isHost =
                    matcher.matches() && (matcher.group(1) == null || Integer.parseInt(matcher.group(1)) <= MAX_PORT);
            if (!isHost) {
                throw new IllegalArgumentException("\"" + text + "\" is not a host like box.lan or box.lan:8080");
            }
            return host;
        }

        @Override
        public String description() {
            return "list of hosts: box.lan, box.lan:8080";
        }

        @Override
        public boolean isList() {
            return true;
        }
    }

    /// Several folders; `~` is the user's home.
    record Folders() implements ValueType<List<Path>> {
        @Override
        public List<Path> parse(List<String> texts) {
            return texts.stream().map(Folders::folder).toList();
        }

        private static Path folder(String text) {
            try {
                Path home = Path.of(System.getProperty("user.home", ""));
                Path path = text.equals("~") || text.startsWith("~/")
                        ? home.resolve(text.substring(1).replaceFirst("^/", ""))
                        : Path.of(text);
                return path.toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("\"" + text + "\" is not a path", e);
            }
        }

        @Override
        public String description() {
            return "list of folders";
        }

        @Override
        public boolean isList() {
            return true;
        }
    }

    /// Several words, as GitHub's scopes are.
    record Words() implements ValueType<List<String>> {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_:.-]{1,100}");

        @Override
        public List<String> parse(List<String> texts) {
            for (String text : texts) {
                if (!FORM.matcher(text).matches()) {
                    throw new IllegalArgumentException("\"" + text + "\" is not a word like read:user");
                }
            }
            return List.copyOf(texts);
        }

        @Override
        public String description() {
            return "list of words";
        }

        @Override
        public boolean isList() {
            return true;
        }
    }

    /// The address of a server, without a query; plain `http` only on this machine.
    record BaseUrl() implements ValueType<String> {
        @Override
        public String parse(List<String> texts) {
            String text = one(texts);
            try {
                URI uri = new URI(text);
                boolean isLoopback = List.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
                boolean isSafe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback);
                if (isSafe && uri.getHost() != null && uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
                    return text;
                }
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(complaint(text), e);
            }
            throw new IllegalArgumentException(complaint(text));
        }

        private static String complaint(String text) {
            return "\"" + text + "\" is not an address like https://github.example.org";
        }

        @Override
        public String description() {
            return "https address";
        }
    }

    /// The same, that may be absent.
    record OptionalBaseUrl() implements ValueType<Optional<String>> {
        @Override
        public Optional<String> parse(List<String> texts) {
            return new OptionalText().parse(texts).map(text -> new BaseUrl().parse(List.of(text)));
        }

        @Override
        public String description() {
            return new BaseUrl().description();
        }
    }

    /// Several IP addresses or networks.
    record AddressRanges() implements ValueType<List<AddressRange>> {
        @Override
        public List<AddressRange> parse(List<String> texts) {
            return texts.stream().map(String::strip).map(AddressRange::parse).toList();
        }

        @Override
        public String description() {
            return "list of addresses or networks: 127.0.0.1, 10.0.0.0/8";
        }

        @Override
        public boolean isList() {
            return true;
        }
    }

    private static String one(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("one value is needed, not " + texts.size());
        }
        return texts.getFirst().strip();
    }
}
