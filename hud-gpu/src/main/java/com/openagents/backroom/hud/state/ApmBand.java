package com.openagents.backroom.hud.state;

import java.util.Locale;

/// How busy an agent is, by its actions per minute.
public enum ApmBand {
    IDLE(0, 1),
    LOW(1, 10),
    NORMAL(10, 30),
    HIGH(30, 60),
    INTENSE(60, 120);

    private final double start;
    private final double end;

    ApmBand(double start, double end) {
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

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How much of this band's segment of the gauge is filled, from 0 to 1. The last band ends at 120.
    public double filled(double apm) {
        return Math.clamp((apm - start) / (end - start), 0, 1);
    }
}
