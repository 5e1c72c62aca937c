package com.openagents.backroom.server.hud;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// A link as a picture that a phone's camera reads (ISO/IEC 18004).
///
/// @param modules side of the square in modules, the quiet zone around it included
/// @param path the dark modules as an SVG path, one unit a module
public record QrCode(int modules, String path) {
    /// The light border that readers need (ISO/IEC 18004, 9.1).
    private static final int QUIET_MODULES = 4;

    /// The picture of a link.
    ///
    /// @param text at most some hundred characters, as links of ours are
    public static QrCode of(String text) {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.MARGIN, QUIET_MODULES, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        try {
            BitMatrix matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            return new QrCode(matrix.getWidth(), path(matrix));
        } catch (WriterException e) {
            throw new IllegalArgumentException("longer than a QR code holds: " + text.length() + " characters", e);
        }
    }

    /// Rows of dark modules, each run one rectangle.
    private static String path(BitMatrix matrix) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            int x = 0;
            while (x < matrix.getWidth()) {
                int begin = x;
                while (x < matrix.getWidth() && matrix.get(x, y)) {
                    x++;
                }
                int length = x - begin;
                if (length > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(begin, y, length, length));
                }
                x++;
            }
        }
        return path.toString();
    }
}
