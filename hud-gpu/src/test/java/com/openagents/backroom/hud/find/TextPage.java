package com.openagents.backroom.hud.find;

import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.ScrollArea;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/// A scene with a title, and under it areas of texts in rows of 20 px, beside one another.
final class TextPage {
    static final double ROW_PX = 20;
    static final double TOP_PX = 40;
    static final double AREA_WIDTH_PX = 300;
    static final double AREA_HEIGHT_PX = 200;

    private final List<Primitive> primitives = new ArrayList<>();
    private final List<ScrollArea> scrolls = new ArrayList<>();

    TextPage(String title) {
        primitives.add(text(10, 20, title));
    }

    /// Another area at the right, scrolled by some px.
    TextPage area(String id, double offset, String... rows) {
        double left = AREA_WIDTH_PX * scrolls.size();
        List<Primitive> texts = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            texts.add(text(left + 10, TOP_PX + ROW_PX * i + 15 - offset, rows[i]));
        }
        Box box = new Box(left, TOP_PX, AREA_WIDTH_PX, AREA_HEIGHT_PX);
        primitives.add(new Panel(box, List.of(new Clip(box, texts))));
        scrolls.add(new ScrollArea(id, box, ROW_PX * rows.length, offset));
        return this;
    }

    /// A text more, wherever it stands.
    TextPage with(double x, double baseline, String text) {
        primitives.add(text(x, baseline, text));
        return this;
    }

    Scene scene() {
        return new Scene(900, 300, 0, primitives, List.of(), scrolls);
    }

    List<SceneLine> lines() {
        return SceneLine.of(scene(), FontMetrics.load());
    }

    /// The middle of a row of an area that is not scrolled, in px from the top of the scene.
    static double middle(int row) {
        return TOP_PX + ROW_PX * row + 10;
    }

    /// Columns of 7.2 px.
    private static Text text(double x, double baseline, String text) {
        return new Text(x, baseline, text, Font.CODE, 0xffffffff);
    }
}
