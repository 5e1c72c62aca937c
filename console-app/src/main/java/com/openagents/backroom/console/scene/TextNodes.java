package com.openagents.backroom.console.scene;

import com.openagents.backroom.hud.find.SceneLine;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The text of a scene for screen readers: a list for each panel, and in it an item for each line. Made when somebody
/// asks for it; a scene that nobody listens to costs nothing.
final class TextNodes extends Pane {
    /// Screen readers are told of changes at most this often: a busy HUD has another scene in every frame.
    private static final long TELL_NANOS = 1_000_000_000;

    private final FontMetrics metrics = FontMetrics.load();
    private @Nullable Scene scene;
    private @Nullable Scene read;
    private long toldNanos;

    TextNodes() {
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Text");
    }

    void show(Scene next) {
        scene = next;
        long now = System.nanoTime();
        if (Platform.isAccessibilityActive() && now - toldNanos > TELL_NANOS) {
            toldNanos = now;
            notifyAccessibleAttributeChanged(AccessibleAttribute.CHILDREN);
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        if (attribute == AccessibleAttribute.CHILDREN) {
            refresh();
        }
        return super.queryAccessibleAttribute(attribute, parameters);
    }

    private void refresh() {
        Scene shown = scene;
        if (shown == null || shown.equals(read)) {
            return;
        }
        read = shown;
        Map<String, TextList> lists = new LinkedHashMap<>();
        for (SceneLine line : SceneLine.of(shown, metrics)) {
            lists.computeIfAbsent(line.area(), TextList::new).add(line.text());
        }
        getChildren().setAll(lists.values());
    }

    /// The lines of one panel.
    private static final class TextList extends Pane {
        TextList(String area) {
            setManaged(false);
            setAccessibleRole(AccessibleRole.LIST_VIEW);
            setAccessibleText(area.isEmpty() ? "summary" : area);
        }

        void add(String text) {
            Region item = new Region();
            item.setManaged(false);
            item.setAccessibleRole(AccessibleRole.LIST_ITEM);
            item.setAccessibleText(text);
            getChildren().add(item);
        }

        @Override
        public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            List<Node> items = getChildren();
            return switch (attribute) {
                case ITEM_COUNT -> items.size();
                case ITEM_AT_INDEX -> {
                    int index = (Integer) parameters[0];
                    yield index >= 0 && index < items.size() ? items.get(index) : null;
                }
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }
    }
}
