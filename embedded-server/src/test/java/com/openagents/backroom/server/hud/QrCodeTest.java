package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a camera reads from the picture is the link: the path is put back into modules and decoded.
class QrCodeTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int QUIET = 4;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8787/hud/ada/shop",
                "https://hud.example.org/hud/a-name-of-thirty-nine-characters-is-ok/a.repository_name-that-is-rather-long"
            })
    void picture_isReadAsTheLink(String link) throws ReaderException {
        QrCode code = QrCode.of(link);
        BitMatrix modules = new BitMatrix(code.modules() - 2 * QUIET);
        for (MatchResult run : RUN.matcher(code.path()).results().toList()) {
            int x = Integer.parseInt(run.group(1)) - QUIET; // all of it lies within the quiet zone, else this fails
            modules.setRegion(x, Integer.parseInt(run.group(2)) - QUIET, Integer.parseInt(run.group(3)), 1);
            assertEquals(run.group(3), run.group(4), "a rectangle");
        }
        DecoderResult read = new Decoder().decode(modules);
        assertEquals(link, read.getText());
    }
}
