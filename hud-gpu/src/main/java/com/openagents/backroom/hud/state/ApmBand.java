package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.text.Ascii;

/// How busy an agent is, by its actions per minute.
public enum ApmBand {
    IDLE(0, 0, 1),
    LOW(1, 1, 10),
    NORMAL(2, 10, 30),
    HIGH(3, 30, 60),
    INTENSE(4, 60, 120);

    private final int segment;
    private final double start;
    private final double end;

    ApmBand(int segment, double start, double end) {
        this.segment = segment;
        this.start = start;
        this.end = end;
    }

    public static ApmBand of(double apm) {
        for (ApmBand band : values()) {
            if (apm < band.end) {
                return band;
            }
        }
        return INTENSE;
    }

    /// Which segment of the gauge is its own, from 0.
    public int segment() {
        return segment;
    }

    public String word() {
        return Ascii.wire(this);
    }

    /// How much of this band's segment of the gauge is filled, from 0 to 1. The last band ends at 120.
    public double filled(double apm) {
        return Math.clamp((apm - start) / (end - start), 0, 1);
    }
}
