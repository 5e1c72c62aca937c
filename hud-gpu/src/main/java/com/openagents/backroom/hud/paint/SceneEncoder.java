package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Arc;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Polyline;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/// Turns scenes into display lists: the one place where logical px become device px (docs/decisions,
/// scene-to-painters). One thread. In a steady state it allocates nothing.
///
/// Whatever a scene holds, nothing is thrown: what is not finite is left out, what is far away is cut, what is too much
/// is not drawn ([DisplayList#isCut()]).
public final class SceneEncoder {
    /// The largest side of a picture in device px; textures of common cards end here.
    public static final int MAX_SIDE_PX = 16_384;

    /// Less is not legible, more is not made by any screen.
    public static final double MIN_SCALE = 0.25;

    public static final double MAX_SCALE = 8;

    private static final Kind[] KINDS = Kind.values();

    /// Clips within clips that are followed.
    private static final int MAX_DEPTH = 64;

    private final GlyphAtlas atlas;
    private final Stage stage = new Stage();
    private final ShapeEncoder shapes = new ShapeEncoder(stage);
    private final TextEncoder texts;
    private final List<Segment> panels = new ArrayList<>();
    private final List<Segment> runs = new ArrayList<>();
    private final List<Segment> order = new ArrayList<>();
    private int panelCount;
    private int panelsEncoded;
    private int runCount;
    private int depth;

    public SceneEncoder(FontMetrics metrics, GlyphAtlas atlas) {
        this.atlas = atlas;
        texts = new TextEncoder(stage, shapes, metrics, atlas);
    }

    /// Encodes a frame; glyphs that it needs for the first time are placed in the atlas.
    ///
    /// @param scale device px to a logical px, kept between [#MIN_SCALE] and [#MAX_SCALE]
    public void encode(Scene scene, double scale, DisplayList list) {
        double kept = Double.isNaN(scale) ? 1 : Math.clamp(scale, MIN_SCALE, MAX_SCALE);
        int width = side(scene.width() * kept);
        int height = side(scene.height() * kept);
        if (!walk(scene, width, height, kept)) {
            atlas.empty();
            walk(scene, width, height, kept);
        }
        list.start(width, height, scene.background() | 0xff000000);
        write(list);
    }

    /// Panels of the last frame that were not as they had been in the frame before.
    public int panelsEncoded() {
        return panelsEncoded;
    }

    private static int side(double px) {
        return Math.clamp((int) Math.floor(px + 0.5), 1, MAX_SIDE_PX);
    }

    /// False when the atlas had no room for all glyphs.
    private boolean walk(Scene scene, int width, int height, double scale) {
        panelCount = 0;
        panelsEncoded = 0;
        runCount = 0;
        depth = 0;
        order.clear();
        texts.start();
        stage.start(width, height, scale);
        startRun();
        walk(scene.primitives(), false);
        endRun();
        return texts.hadRoom();
    }

    private void walk(List<Primitive> primitives, boolean isInPanel) {
        for (int i = 0; i < primitives.size() && !stage.isFull(); i++) {
            switch (primitives.get(i)) {
                case Quad quad -> shapes.quad(quad);
                case Text text -> texts.text(text);
                case Polyline line -> shapes.line(line);
                case Arc arc -> shapes.arc(arc);
                case Clip clip -> within(clip, isInPanel);
                case Panel panel -> within(panel, isInPanel);
            }
        }
    }

    private void within(Primitive clip, boolean isInPanel) {
        int left = stage.clipLeft();
        int top = stage.clipTop();
        int right = stage.clipRight();
        int bottom = stage.clipBottom();
        depth++;
        if (clip instanceof Clip plain && depth < MAX_DEPTH && stage.clip(plain.box())) {
            walk(plain.children(), isInPanel);
        } else if (clip instanceof Panel panel && depth < MAX_DEPTH && stage.clip(panel.box())) {
            if (isInPanel) {
                walk(panel.children(), true);
            } else {
                panel(panel);
            }
        }
        depth--;
        stage.setClip(left, top, right, bottom);
    }

    private void panel(Panel panel) {
        endRun();
        Segment segment = next(panels, panelCount++);
        if (!segment.holds(panel, stage, atlas.generation())) {
            panelsEncoded++;
            segment.hold(panel, stage, atlas.generation());
            segment.instances().clear();
            stage.drawInside(segment.instances());
            walk(panel.children(), true);
            segment.instances().sort();
        }
        segment.setBase(stage.baseOfPanel());
        stage.addPanel(segment.base() + segment.instances().highest());
        order.add(segment);
        startRun();
    }

    private void startRun() {
        Segment run = next(runs, runCount);
        run.instances().clear();
        stage.drawOutside(run.instances());
    }

    private void endRun() {
        Segment run = runs.get(runCount);
        if (run.instances().count() > 0) {
            run.instances().sort();
            order.add(run);
            runCount++;
        }
    }

    private static Segment next(List<Segment> pool, int index) {
        if (index == pool.size()) {
            pool.add(new Segment());
        }
        return pool.get(index);
    }

    private void write(DisplayList list) {
        int highest = 0;
        for (int i = 0; i < order.size(); i++) {
            Segment segment = order.get(i);
            highest = Math.max(highest, segment.base() + segment.instances().highest());
        }
        int last = -1;
        for (int place = 0; place <= highest; place++) {
            int kind = place % KINDS.length;
            for (int i = 0; i < order.size(); i++) {
                Segment segment = order.get(i);
                if (segment.instances().count(place - segment.base()) > 0) {
                    if (kind != last) {
                        list.batch(KINDS[kind]);
                        last = kind;
                    }
                    segment.instances().copy(place - segment.base(), list);
                }
            }
        }
    }
}
