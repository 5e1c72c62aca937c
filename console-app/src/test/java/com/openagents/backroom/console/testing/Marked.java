package com.openagents.backroom.console.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.scene.control.ListCell;
import javafx.scene.paint.Color;
import org.testfx.api.FxRobot;

/// Which rows of a list look chosen.
public final class Marked {
    private Marked() {}

    /// Rows that look other than the rest, the one under the pointer left out.
    ///
    /// @param list the list's id with `#`
    /// @param name what a row is called
    public static <T> List<String> rows(FxRobot robot, String list, Class<T> type, Function<T, String> name) {
        List<String> marked = new ArrayList<>();
        robot.interact(() -> {
            Set<ListCell<?>> rows = robot.lookup(list + " .list-cell").<ListCell<?>>queryAll();
            for (ListCell<?> row : rows) {
                boolean isFilled = row.getBackground() != null
                        && row.getBackground().getFills().stream()
                                .anyMatch(fill -> !fill.getFill().equals(Color.TRANSPARENT));
                if (type.isInstance(row.getItem()) && isFilled && !row.isHover()) {
                    marked.add(name.apply(type.cast(row.getItem())));
                }
            }
        });
        return marked;
    }
}
