package com.openagents.backroom.hud.text;

import com.openagents.backroom.hud.scene.Font;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The resource with the metrics of all faces, made at build time from the fonts.
final class MetricsResource {
    static final String PATH = "/fonts/metrics.bin";

    private MetricsResource() {}

    static FontMetrics read(byte[] file) {
        MetricsReader in = new MetricsReader(file);
        Advances[] faces = new Advances[Font.FACES];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = Advances.read(in);
        }
        return new FontMetrics(faces);
    }

    static FontMetrics load() {
        try (InputStream in = MetricsResource.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new FileNotFoundException(PATH + " is not on the class path: build hud-gpu with Maven");
            }
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
