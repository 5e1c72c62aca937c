package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.scene.ScrollArea;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// How far the areas of a scene are scrolled. The FX thread scrolls, the pump reads.
///
/// An area without an offset sticks to where it is by itself: its end for what grows, its beginning otherwise.
public final class Scrolling {
    private final Map<String, Double> offsets = new ConcurrentHashMap<>();

    /// Moves an area by some px, within what there is.
    ///
    /// @param sticksToEnd true for areas that follow their end: a reader who comes near it is taken along again
    public void by(ScrollArea area, double delta, boolean sticksToEnd) {
        double from = offsets.getOrDefault(area.id(), area.offset());
        double to = Math.clamp(from + delta, 0, area.maxOffset());
        boolean isAtEnd = delta > 0 && to >= area.maxOffset() - ScrollArea.STICK_PX;
        if (sticksToEnd && isAtEnd) {
            offsets.remove(area.id());
        } else {
            offsets.put(area.id(), to);
        }
    }

    /// Moves an area so that a place of its content is in its middle.
    public void to(ScrollArea area, double y) {
        offsets.put(area.id(), Math.clamp(y - area.box().height() / 2, 0, area.maxOffset()));
    }

    /// Lets an area go back to where it is by itself.
    public void release(String area) {
        offsets.remove(area);
    }

    public void releaseAll() {
        offsets.clear();
    }

    public Optional<Double> find(String area) {
        return Optional.ofNullable(offsets.get(area));
    }

    public double orBeginning(String area) {
        return offsets.getOrDefault(area, 0.0);
    }
}
