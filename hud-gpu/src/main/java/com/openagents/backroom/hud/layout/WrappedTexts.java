package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.state.ThreadEntry;
import com.openagents.backroom.hud.text.TextFit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lines into which a thread's texts were broken. A thread is laid out with every tick of its clock, and nearly
/// all of its rows are those of the frame before.
final class WrappedTexts {
    /// Widths that differ by less break alike.
    private static final double SAME_PX = 0.01;

    private Map<Long, Wrapped> last = new HashMap<>();
    private Map<Long, Wrapped> next = new HashMap<>();

    private record Wrapped(String text, double width, List<String> lines) {}

    List<String> wrap(ThreadEntry entry, String text, TextFit fit, Font font, double width, int maxLines) {
        Wrapped wrapped = last.get(entry.key());
        boolean isSame = wrapped != null && wrapped.text.equals(text) && Math.abs(wrapped.width - width) < SAME_PX;
        if (wrapped == null || !isSame) {
            wrapped = new Wrapped(text, width, fit.wrap(text.strip(), font, width, maxLines));
        }
        next.put(entry.key(), wrapped);
        return wrapped.lines;
    }

    /// Ends a frame: rows that it did not have are forgotten.
    void endFrame() {
        Map<Long, Wrapped> free = last;
        last = next;
        next = free;
        next.clear();
    }
}
