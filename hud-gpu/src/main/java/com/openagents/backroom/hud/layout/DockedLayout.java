package com.openagents.backroom.hud.layout;

import com.openagents.backroom.hud.scene.Box;

/// The panels with some of them put away: what stays takes their place.
final class DockedLayout {
    private static final double METRICS_HEIGHT = 124;

    private final PanelsLayout panels;
    private final HudView.Docks docks;

    DockedLayout(PanelsLayout panels, HudView.Docks docks) {
        this.panels = panels;
        this.docks = docks;
    }

    void draw(Box box) {
        if (docks.left() && docks.right()) {
            panels.draw(box);
            return;
        }
        Box area = box.inset(PanelsLayout.GUTTER, PanelsLayout.GUTTER);
        if (box.width() >= PanelsLayout.STACKED_BELOW) {
            wide(area, box.width());
        } else {
            stacked(area);
        }
    }

    private void wide(Box area, double width) {
        double left = area.x();
        double right = area.right();
        if (docks.left()) {
            Box thread = new Box(left, area.y(), PanelsLayout.threadWidth(width), area.height());
            panels.thread(thread);
            left = thread.right() + PanelsLayout.GUTTER;
        }
        if (docks.right()) {
            double sideWidth = PanelsLayout.sideWidth(width);
            Box side = new Box(right - sideWidth, area.y(), sideWidth, area.height());
            panels.side(side);
            right = side.x() - PanelsLayout.GUTTER;
        }
        panels.code(new Box(left, area.y(), right - left, area.height()));
    }

    /// Under one another: two halves, and the metrics at the foot.
    private void stacked(Box area) {
        double height = Math.min(METRICS_HEIGHT, area.height());
        if (!docks.left() && !docks.right()) {
            panels.code(area);
            return;
        }
        Box rest = docks.right() ? area.top(Math.max(0, area.height() - height - PanelsLayout.GUTTER)) : area;
        Box first = rest.top(Math.floor((rest.height() - PanelsLayout.GUTTER) / 2));
        Box second = rest.below(first.height() + PanelsLayout.GUTTER);
        if (docks.left()) {
            panels.thread(first);
            panels.code(second);
        } else {
            panels.code(first);
            panels.terminal(second);
        }
        if (docks.right()) {
            panels.metrics(area.below(area.height() - height));
        }
    }
}
