package com.openagents.backroom.schema.event;

import com.openagents.backroom.schema.text.Ascii;

/// Where a cost comes from: the source said it, or it was priced from a table.
public enum CostSource {
    REPORTED,
    PRICED;

    /// The name on the wire.
    public String wire() {
        return Ascii.wire(this);
    }
}
