package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.FrameRing;
import java.nio.ByteBuffer;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// One slot of a ring, and the image as which JavaFX shows it without a copy.
///
/// It has one holder at any time: its ring, the press that paints it, the surface's letter box, or the FX thread that
/// shows it. Whoever holds it hands it on or brings it home.
final class Picture {
    private final PictureRing ring;
    private final int slot;
    private final int widthPx;
    private final int heightPx;
    private final ByteBuffer bytes;
    private double scale = 1;
    private @Nullable PixelBuffer<ByteBuffer> pixels;
    private @Nullable WritableImage image;

    Picture(PictureRing ring, FrameRing frames, int slot) {
        this.ring = ring;
        this.slot = slot;
        widthPx = frames.widthPx();
        heightPx = frames.heightPx();
        bytes = frames.pixels(slot);
    }

    int slot() {
        return slot;
    }

    /// Notes for which screen it is painted.
    ///
    /// @param scale device px to a logical px
    void setScale(double scale) {
        this.scale = scale;
    }

    /// Shows what was painted last, one px of it on one px of the screen. FX thread.
    void showIn(ImageView view) {
        PixelBuffer<ByteBuffer> shared = pixels;
        WritableImage known = image;
        if (shared == null || known == null) {
            shared = new PixelBuffer<>(widthPx, heightPx, bytes, PixelFormat.getByteBgraPreInstance());
            known = new WritableImage(shared);
            pixels = shared;
            image = known;
        }
        shared.updateBuffer(_ -> null); // all of it
        view.setImage(known);
        view.setFitWidth(widthPx / scale);
        view.setFitHeight(heightPx / scale);
    }

    void bringHome() {
        ring.takeHome(this);
    }
}
