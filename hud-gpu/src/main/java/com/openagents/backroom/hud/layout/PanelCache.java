package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.HitRegion;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.scene.Theme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The panels of the last frame. A panel that looks the same in the next one is the same list of primitives again, by
/// which the encoder knows it; one whose key says that it can't have changed is not even laid out.
///
/// One for each place that shows scenes, used by one thread at a time.
public final class PanelCache {
    private Map<String, Panel> last = new HashMap<>();
    private Map<String, Panel> next = new HashMap<>();
    private final WrappedTexts texts = new WrappedTexts();

    /// A panel as it was laid out.
    ///
    /// @param visible what of the window it could be seen in, which cuts its hits
    /// @param key what it showed; null for one that shows the moment
    record Panel(
            Box box,
            Box visible,
            Theme theme,
            @Nullable List<?> key,
            List<Primitive> children,
            List<HitRegion> hits,
            List<ScrollArea> scrolls) {
        private boolean isIn(Box otherBox, Box otherVisible, Theme otherTheme) {
            return SamePrimitives.same(box, otherBox)
                    && SamePrimitives.same(visible, otherVisible)
                    && theme == otherTheme;
        }
    }

    /// The panel of the last frame, when it is in the same place with the same key.
    @Nullable Panel find(String id, Box box, Box visible, Theme theme, @Nullable List<?> key) {
        Panel panel = last.get(id);
        boolean isSame = panel != null && key != null && key.equals(panel.key) && panel.isIn(box, visible, theme);
        return isSame ? panel : null;
    }

    /// Keeps a panel of this frame.
    ///
    /// @return the same, with the last frame's primitives if they look like these
    Panel keep(String id, Panel panel) {
        Panel before = last.get(id);
        Panel kept = before != null && SamePrimitives.same(before.children, panel.children)
                ? new Panel(
                        panel.box, panel.visible, panel.theme, panel.key, before.children, panel.hits, panel.scrolls)
                : panel;
        next.put(id, kept);
        return kept;
    }

    /// How the texts of threads are broken into lines.
    WrappedTexts texts() {
        return texts;
    }

    /// Ends a frame: panels that it did not have are forgotten.
    void endFrame() {
        Map<String, Panel> free = last;
        last = next;
        next = free;
        next.clear();
        texts.endFrame();
    }
}
