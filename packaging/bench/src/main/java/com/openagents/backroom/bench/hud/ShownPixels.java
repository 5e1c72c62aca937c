package com.openagents.backroom.bench.hud;

import com.openagents.backroom.hud.scene.Scene;
import java.nio.IntBuffer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Pixels that lie in memory, handed to JavaFX without a copy of ours.
final class ShownPixels implements Shown {
    private final PixelBuffer<IntBuffer> buffer;
    private final ImageView view;
    private final Function<Scene, int[]> painter;
    private final IntBuffer pixels;
    private long shown;

    /// Shows what a painter gives.
    ///
    /// @param painter premultiplied ARGB of a scene, row by row; the array may be the same every time
    ShownPixels(int width, int height, Function<Scene, int[]> painter) {
        pixels = IntBuffer.allocate(width * height);
        buffer = new PixelBuffer<>(width, height, pixels, PixelFormat.getIntArgbPreInstance());
        view = new ImageView(new WritableImage(buffer));
        this.painter = painter;
    }

    /// The same picture every time: what is left is the way to the screen.
    static ShownPixels nothingPainted(int width, int height) {
        int[] same = new int[width * height];
        return new ShownPixels(width, height, _ -> same);
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void paint(Scene scene) {
        pixels.put(0, painter.apply(scene), 0, pixels.capacity());
        buffer.updateBuffer(_ -> null); // all of it
        shown++;
    }

    @Override
    public long shown() {
        return shown;
    }
}
