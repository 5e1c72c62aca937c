package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.vulkan.FrameRing;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The pictures of one size. The render thread makes it and closes it, once all of them are home: JavaFX reads their
/// memory while it shows them, and memory that is gone ends the process.
final class PictureRing {
    /// One shown, one that JavaFX may still be drawing, one finished, one being painted.
    static final int PICTURES = 4;

    private final FrameRing frames;
    private final ArrayBlockingQueue<Picture> home = new ArrayBlockingQueue<>(PICTURES);

    PictureRing(FrameRing frames) {
        this.frames = frames;
        for (int slot = 0; slot < frames.slots(); slot++) {
            home.add(new Picture(this, frames, slot));
        }
    }

    FrameRing frames() {
        return frames;
    }

    boolean fits(int widthPx, int heightPx) {
        return frames.widthPx() == widthPx && frames.heightPx() == heightPx;
    }

    /// A picture to paint into; null while all are shown or wait to be.
    @Nullable Picture take() {
        return home.poll();
    }

    void takeHome(Picture picture) {
        home.add(picture);
    }

    /// Closes if all pictures are home. Render thread.
    boolean closeIfHome() {
        boolean isComplete = home.size() == frames.slots();
        if (isComplete) {
            frames.close();
        }
        return isComplete;
    }
}
