package com.openagents.backroom.console.window;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows what it holds larger or smaller than usual: laid out for a window of that other size, then scaled.
public final class ZoomPane extends Pane {
    /// What browsers offer.
    private static final double[] STEPS = {0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3};

    private static final int UNZOOMED = 4;

    private final Region content;
    private final Scale scale = new Scale(1, 1);
    private int step = UNZOOMED;

    public ZoomPane(Region content) {
        this.content = content;
        content.setManaged(false);
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// One step larger (1) or smaller (-1), within what there is.
    public void zoom(int by) {
        show(Math.clamp((long) step + by, 0, STEPS.length - 1));
    }

    public void reset() {
        show(UNZOOMED);
    }

    /// How much larger than usual it is, in percent.
    public int percent() {
        return (int) Math.round(STEPS[step] * 100);
    }

    private void show(int next) {
        step = next;
        scale.setX(STEPS[next]);
        scale.setY(STEPS[next]);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / STEPS[step], getHeight() / STEPS[step]);
    }
}
