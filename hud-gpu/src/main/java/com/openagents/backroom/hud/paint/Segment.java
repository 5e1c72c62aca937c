package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Primitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of a scene, encoded: a panel, or what stands between two panels.
final class Segment {
    private final Instances instances = new Instances();
    private @Nullable List<Primitive> children;
    private @Nullable Box box;
    private double scale;
    private int generation;
    private int clipLeft;
    private int clipTop;
    private int clipRight;
    private int clipBottom;
    private int base;

    Instances instances() {
        return instances;
    }

    /// True when this is what the panel looks like in the stage's clip.
    @SuppressWarnings("ReferenceEquality") // the same list is what says that nothing changed
    boolean holds(Primitive.Panel panel, Stage stage, int generation) {
        return children == panel.children()
                && this.generation == generation
                && scale == stage.scale()
                && clipLeft == stage.clipLeft()
                && clipTop == stage.clipTop()
                && clipRight == stage.clipRight()
                && clipBottom == stage.clipBottom()
                && panel.box().equals(box);
    }

    /// Notes what it is about to hold.
    void hold(Primitive.Panel panel, Stage stage, int generation) {
        children = panel.children();
        box = panel.box();
        scale = stage.scale();
        this.generation = generation;
        clipLeft = stage.clipLeft();
        clipTop = stage.clipTop();
        clipRight = stage.clipRight();
        clipBottom = stage.clipBottom();
    }

    /// Forgets what it held.
    void forget() {
        children = null;
        box = null;
    }

    /// The place that its lowest place stands at in the frame.
    int base() {
        return base;
    }

    void setBase(int base) {
        this.base = base;
    }
}
