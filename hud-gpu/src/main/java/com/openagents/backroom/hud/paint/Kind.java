package com.openagents.backroom.hud.paint;

/// What an instance draws, in the order in which kinds that overlap are drawn without a new layer.
public enum Kind {
    /// A rounded rectangle with a border inside its edge.
    QUAD,
    /// A straight stroke with butt ends.
    STROKE,
    /// A part of a ring.
    ARC,
    /// A glyph of the coverage page, texel on pixel.
    GLYPH,
    /// A glyph of the distance-field page, at any size.
    FIELD
}
