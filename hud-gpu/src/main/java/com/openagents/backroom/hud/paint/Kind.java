package com.openagents.backroom.hud.paint;

/// What an instance draws, in the order in which kinds that overlap are drawn without a new layer.
public enum Kind {
    /// A rounded rectangle with a border inside its edge.
    QUAD(0),
    /// A straight stroke with butt ends.
    STROKE(1),
    /// A part of a ring.
    ARC(2),
    /// A glyph of the coverage page, texel on pixel.
    GLYPH(3),
    /// A glyph of the distance-field page, at any size.
    FIELD(4);

    private final int order;

    Kind(int order) {
        this.order = order;
    }

    /// Its place among the kinds of a layer, from 0.
    public int order() {
        return order;
    }
}
