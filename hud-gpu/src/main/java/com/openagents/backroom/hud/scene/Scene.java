package com.openagents.backroom.hud.scene;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A whole frame: what to draw in order, where clicks go, what scrolls. Plain data, the same for every painter.
///
/// @param background ARGB under everything
/// @param time the timeline; null where there is none
public record Scene(
        double width,
        double height,
        int background,
        List<Primitive> primitives,
        List<HitRegion> hits,
        List<ScrollArea> scrolls,
        @Nullable TimeTrack time) {
    /// A frame without a timeline.
    public Scene(
            double width,
            double height,
            int background,
            List<Primitive> primitives,
            List<HitRegion> hits,
            List<ScrollArea> scrolls) {
        this(width, height, background, primitives, hits, scrolls, null);
    }

    public Scene {
        primitives = List.copyOf(primitives);
        hits = List.copyOf(hits);
        scrolls = List.copyOf(scrolls);
    }

    /// What a click at this place does: the region drawn last wins.
    public Optional<HitRegion> hitAt(double x, double y) {
        for (HitRegion hit : hits.reversed()) {
            if (hit.box().contains(x, y)) {
                return Optional.of(hit);
            }
        }
        return Optional.empty();
    }

    /// The area under this place that scrolls.
    public Optional<ScrollArea> scrollAt(double x, double y) {
        for (ScrollArea area : scrolls.reversed()) {
            if (area.box().contains(x, y)) {
                return Optional.of(area);
            }
        }
        return Optional.empty();
    }
}
