package com.openagents.backroom.hud.text;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The resource with the metrics of all faces, made at build time from the fonts.
final class MetricsResource {
    static final String PATH = "/fonts/metrics.bin";

    private MetricsResource() {}

    static FontMetrics read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        Advances[] faces = new Advances[ShippedFonts.NAMES.size()];
        for (int i = 0; i < faces.length; i++) {
            faces[i] = Advances.read(data);
        }
        return new FontMetrics(faces);
    }

    static FontMetrics load() {
        try (InputStream in = MetricsResource.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new FileNotFoundException(PATH + " is not on the class path: build hud-gpu with Maven");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
