package com.openagents.backroom.schema.event;

import java.util.Locale;

/// Where a cost comes from: the source said it, or it was priced from a table.
public enum CostSource {
    REPORTED,
    PRICED;

    /// The name on the wire.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
