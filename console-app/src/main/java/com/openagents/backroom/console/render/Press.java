package com.openagents.backroom.console.render;

import com.openagents.backroom.console.render.Surface.Wanted;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.SceneEncoder;
import com.openagents.backroom.hud.vulkan.VulkanPainter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Paints the pictures of one surface. Render thread only.
final class Press {
    private final Surface surface;
    private final List<PictureRing> leaving = new ArrayList<>();
    private @Nullable PictureRing ring;
    private @Nullable SceneEncoder encoder;
    private @Nullable Wanted painted;
    private int paintedWith;

    Press(Surface surface) {
        this.surface = surface;
    }

    Surface surface() {
        return surface;
    }

    /// Paints what is wanted, and closes rings of which all pictures are home.
    ///
    /// @return true when the surface is closed and nothing is left of it
    boolean work(Workshop workshop) {
        if (surface.isClosed()) {
            return leave();
        }
        leaving.removeIf(PictureRing::closeIfHome);
        Wanted wanted = surface.takeWanted();
        if (wanted == null && paintedWith != workshop.wordsCome()) {
            wanted = painted;
        }
        if (wanted != null && !paint(wanted, workshop)) {
            // All pictures are shown or wait to be; one that comes home wakes this thread again.
            surface.putBack(wanted);
        }
        return false;
    }

    /// Closes what can be closed, because nothing is painted any more.
    ///
    /// @return true when nothing is left
    boolean leave() {
        Picture unseen = surface.takeUnseen();
        if (unseen != null) {
            unseen.bringHome();
        }
        if (ring != null) {
            leaving.add(ring);
            ring = null;
        }
        leaving.removeIf(PictureRing::closeIfHome);
        return leaving.isEmpty();
    }

    private boolean paint(Wanted wanted, Workshop workshop) {
        if (encoder == null) {
            encoder = workshop.newEncoder();
        }
        DisplayList list = workshop.list();
        encoder.encode(wanted.scene(), wanted.scale(), list);
        PictureRing fitting = fitting(list, workshop.painter());
        Picture free = fitting.take();
        if (free == null) {
            return false;
        }
        boolean isPainted = false;
        try {
            free.setScale(wanted.scale());
            workshop.painter().paint(list, workshop.atlas(), fitting.frames(), free.slot());
            isPainted = true;
        } finally {
            if (!isPainted) {
                free.bringHome();
            }
        }
        painted = wanted;
        paintedWith = workshop.wordsCome();
        surface.deliver(free);
        return true;
    }

    private PictureRing fitting(DisplayList list, VulkanPainter painter) {
        PictureRing current = ring;
        if (current == null || !current.fits(list.widthPx(), list.heightPx())) {
            PictureRing next = new PictureRing(painter.ring(list.widthPx(), list.heightPx(), PictureRing.PICTURES));
            if (current != null) {
                leaving.add(current);
            }
            ring = next;
            return next;
        }
        return current;
    }
}
