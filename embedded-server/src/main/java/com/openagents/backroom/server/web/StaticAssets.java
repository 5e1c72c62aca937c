package com.openagents.backroom.server.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that pages need, as the build packed them: named by their content, compressed, kept by browsers
/// for ever.
///
/// Only what the build's index names exists, so no path leads anywhere else. What is not compressed is read when
/// somebody takes nothing else: it is many times as large, and all browsers take what is compressed.
public final class StaticAssets {
    private static final String FOLDER = "META-INF/backroom/assets/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, Asset> byHashedName = new HashMap<>();
    private final Map<String, String> hashedNames = new HashMap<>();

    /// By hashed name; kept while an answer with it is on its way, so that slow readers share one.
    private final LoadingCache<String, byte[]> plain =
            Caffeine.newBuilder().weakValues().build(StaticAssets::require);

    /// One file in its compressed forms.
    private static final class Asset {
        private final String contentType;
        private final byte @Nullable [] gzip;
        private final byte @Nullable [] brotli;

        Asset(String contentType, byte @Nullable [] gzip, byte @Nullable [] brotli) {
            this.contentType = contentType;
            this.gzip = gzip;
            this.brotli = brotli;
        }
    }

    /// What the class path holds never changes, so all servers of a process share one copy.
    private static final class Packed {
        static final StaticAssets ASSETS = read();

        private Packed() {}
    }

    /// What the build packed; read once.
    public static StaticAssets load() {
        return Packed.ASSETS;
    }

    private static StaticAssets read() {
        StaticAssets assets = new StaticAssets();
        byte[] index = read("index.txt");
        if (index == null) {
            throw new IllegalStateException("the build packed no files for pages; build the module embedded-server");
        }
        new String(index, StandardCharsets.UTF_8).lines().forEach(line -> {
            String[] parts = line.split("\t", 3);
            if (loader().getResource(FOLDER + parts[1]) == null) {
                throw new IllegalStateException("packed and not there: " + parts[1]);
            }
            assets.hashedNames.put(parts[0], parts[1]);
            assets.byHashedName.put(parts[1], new Asset(parts[2], read(parts[1] + ".gz"), read(parts[1] + ".br")));
        });
        return assets;
    }

    /// The address of a file, if it is packed.
    public Optional<String> find(String name) {
        return Optional.ofNullable(hashedNames.get(name)).map(hashed -> "/assets/" + hashed);
    }

    /// The address of a file.
    ///
    /// @param name as it lies in the sources, like `hud.js`
    public String url(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no such file for pages: " + name));
    }

    public RouteTable addTo(RouteTable table) {
        return table.get("/assets/{name}", this::asset)
                .get("/favicon.ico", _ -> Answer.redirect(Status.FOUND_302, url("favicon.svg")));
    }

    private Answer asset(ServerRequest request) {
        String name = request.path().pathParameters().get("name");
        Asset asset = byHashedName.get(name);
        if (asset == null) {
            throw ApiException.notFound();
        }
        String accepted = request.headers().contains(HeaderNames.ACCEPT_ENCODING)
                ? request.headers().get(HeaderNames.ACCEPT_ENCODING).values().toLowerCase(Locale.ROOT)
                : "";
        if (asset.brotli != null && accepted.contains("br")) {
            return answer(asset, asset.brotli).with(HeaderNames.CONTENT_ENCODING, "br");
        }
        if (asset.gzip != null && accepted.contains("gzip")) {
            return answer(asset, asset.gzip).with(HeaderNames.CONTENT_ENCODING, "gzip");
        }
        return answer(asset, plain.get(name));
    }

    private static Answer answer(Asset asset, byte[] body) {
        return Answer.bytes(Status.OK_200, asset.contentType, body)
                .with(HeaderNames.CACHE_CONTROL, FOR_EVER)
                .with(HeaderNames.VARY, "Accept-Encoding");
    }

    private static ClassLoader loader() {
        return StaticAssets.class.getClassLoader();
    }

    private static byte[] require(String name) {
        byte[] bytes = read(name);
        if (bytes == null) {
            throw new IllegalStateException("the program's files were taken away while it runs; restart it");
        }
        return bytes;
    }

    private static byte @Nullable [] read(String name) {
        try (InputStream in = loader().getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
