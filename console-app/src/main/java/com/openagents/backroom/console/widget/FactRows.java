package com.openagents.backroom.console.widget;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows of a name and its value, in two columns that do not move when values change.
public final class FactRows extends GridPane {
    private static final double NAME_WIDTH_PX = 150;

    private final Map<String, Label> values = new LinkedHashMap<>();

    /// One fact.
    ///
    /// @param isFigure true for figures, paths and addresses, which are set in the mono family
    public record Fact(String name, String value, boolean isFigure) {}

    public FactRows() {
        setHgap(12);
        setVgap(6);
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH_PX);
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        rest.setMinWidth(0);
        getColumnConstraints().addAll(names, rest);
    }

    /// Shows `facts`; a name that is already there keeps its row.
    public void show(List<Fact> facts) {
        if (!List.copyOf(values.keySet()).equals(facts.stream().map(Fact::name).toList())) {
            values.clear();
            getChildren().clear();
            facts.forEach(this::addRow);
        }
        for (Fact fact : facts) {
            Label value = values.get(fact.name());
            if (value != null) {
                value.setText(fact.value());
            }
        }
    }

    private void addRow(Fact fact) {
        Label value = Texts.of(fact.isFigure() ? "mono" : "body", fact.value());
        value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        value.setMinWidth(0);
        values.put(fact.name(), value);
        addRow(values.size(), Texts.of("dim", fact.name()), value);
    }
}
