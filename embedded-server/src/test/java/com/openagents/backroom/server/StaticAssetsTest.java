package com.openagents.backroom.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files that pages name, as browsers ask for them.
class StaticAssetsTest {
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+)\"");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void everyFileOfAPage_isThereAndKeptForEver() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            Matcher assets = ASSET.matcher(fixture.get("/hud/ada/shop").body());
            int count = 0;
            while (assets.find()) {
                HttpResponse<String> asset = fixture.get(assets.group(1));
                assertEquals(200, asset.statusCode(), assets.group(1));
                assertEquals("public, max-age=31536000, immutable", header(asset, "Cache-Control"));
                assertEquals("nosniff", header(asset, "X-Content-Type-Options"));
                count++;
            }
            assertTrue(count >= 4, "script, two style sheets and icon, but " + count);
        }
    }

    @Test
    void script_comesInTheSmallestFormTheBrowserTakes() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            fixture.write(1);
            Matcher script = Pattern.compile("src=\"([^\"]+\\.js)\"")
                    .matcher(fixture.get("/hud/ada/shop").body());
            assertTrue(script.find());
            String path = script.group(1);
            HttpResponse<String> plain = fixture.get(path);
            HttpResponse<String> gzip = fixture.get(path, "Accept-Encoding", "gzip, deflate");
            HttpResponse<String> brotli = fixture.get(path, "Accept-Encoding", "gzip, deflate, br, zstd");
            assertEquals("text/javascript; charset=utf-8", header(plain, "Content-Type"));
            assertEquals(List.of("", "gzip", "br"), List.of(encoding(plain), encoding(gzip), encoding(brotli)));
            assertTrue(length(brotli) < length(gzip) && length(gzip) < length(plain));
            assertEquals("Accept-Encoding", header(brotli, "Vary"));
        }
    }

    @Test
    void otherPaths_leadNowhere() {
        try (ServerFixture fixture = new ServerFixture(folder)) {
            for (String path : List.of(
                    "/assets/hud.js",
                    "/assets/index.txt",
                    "/assets/",
                    "/assets/%2e%2e/static/hud.js",
                    "/assets/..%2fstatic%2fhud.js",
                    "/assets/..%5cstatic",
                    "/assets/%00",
                    "/META-INF/backroom/assets/index.txt")) {
                int status = fixture.get(path).statusCode();
                assertTrue(status == 404 || status == 400, path + " " + status);
            }
        }
    }

    private static String encoding(HttpResponse<String> answer) {
        return header(answer, "Content-Encoding");
    }

    private static long length(HttpResponse<String> answer) {
        return Long.parseLong(header(answer, "Content-Length"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
