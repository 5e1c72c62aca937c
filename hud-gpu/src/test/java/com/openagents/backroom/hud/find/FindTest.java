package com.openagents.backroom.hud.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Clip;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.hud.text.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindTest {
    private static final FontMetrics METRICS = FontMetrics.load();

    private final TextPage page = new TextPage("Cart")
            .area("thread", 0, "I look at the", "cart first.", "Then CART again")
            .area("code", 5, "class Cart {", "  total() {", "    return cart;");

    private static List<String> areas(List<Find> finds) {
        return finds.stream().map(Find::area).toList();
    }

    @Test
    void lines_areReadAreaByArea_titleFirst() {
        assertEquals(
                List.of(
                        "Cart",
                        "I look at the",
                        "cart first.",
                        "Then CART again",
                        "class Cart {",
                        "total() {",
                        "return cart;"),
                page.lines().stream().map(SceneLine::text).toList());
    }

    @Test
    void textsOfOneRow_areOneLine_fromLeftToRight() {
        TextPage row = new TextPage("Cart").with(120, 21, "of Ada").with(60, 19, "and shop");
        assertEquals(
                List.of("Cart and shop of Ada"),
                row.lines().stream().map(SceneLine::text).toList());
    }

    @Test
    void textThatGoesOnInAnotherColour_isFoundAcrossBoth() {
        TextPage path = new TextPage("src/").with(10 + METRICS.width("src/", Font.CODE), 20, "Cart.java");
        assertEquals(1, Find.in(path.lines(), "src/cart").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "CART", "  Cart  "})
    void everyLineWithTheText_isFound_whateverItsCase(String query) {
        assertEquals(List.of("", "thread", "thread", "code", "code"), areas(Find.in(page.lines(), query)));
    }

    @Test
    void find_knowsItsPlaceInWhatIsScrolled() {
        Find unscrolled = Find.in(
                        new TextPage("x").area("code", 0, "a", "b", "needle").lines(), "needle")
                .getFirst();
        Find scrolled = Find.in(
                        new TextPage("x").area("code", 25, "a", "b", "needle").lines(), "needle")
                .getFirst();
        assertEquals(unscrolled, scrolled);
        assertEquals(2 * TextPage.ROW_PX + 10, scrolled.y(), 1);
    }

    @Test
    void textBrokenIntoLines_isFoundAtItsFirst_inTheThreadOnly() {
        List<Find> finds = Find.in(page.lines(), "the cart");
        assertEquals(List.of("thread"), areas(finds));
        assertEquals(10, finds.getFirst().y(), 1);
        assertEquals(List.of(), Find.in(page.lines(), "{ total()"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "basket", "carts"})
    void whatIsNotThere_isNotFound(String query) {
        assertEquals(List.of(), Find.in(page.lines(), query));
    }

    @Test
    void finds_haveALimit() {
        List<SceneLine> line = new TextPage("cart").lines();
        List<SceneLine> lines = new ArrayList<>();
        for (int i = 0; i <= Find.MAX_FINDS; i++) {
            lines.addAll(line);
        }
        assertEquals(Find.MAX_FINDS, Find.in(lines, "cart").size());
    }

    @Test
    void marks_lieUnderEveryOccurrence_theCurrentHasABorder() {
        TextPage twice = new TextPage("x").area("code", 30, "none here", "cart and cart", "Cart");
        Find current = Find.in(twice.lines(), "cart").getLast();
        List<Quad> marks = quads(marked(twice.scene(), "cart", current));
        assertEquals(3, marks.size());
        double column = METRICS.width("0", Font.CODE);
        double second = 10 + 9 * column;
        assertTrue(
                marks.get(1).box().x() <= second && second - marks.get(1).box().x() <= 2,
                marks.get(1).toString());
        int border = Theme.DARK.argb(Token.ACCENT);
        assertEquals(List.of(0, 0, border), marks.stream().map(Quad::border).toList());
    }

    @Test
    void sceneWithNothingToMark_isTheSceneItself() {
        Scene scene = page.scene();
        assertSame(scene, marked(scene, " ", null));
        assertEquals(List.of(), quads(marked(scene, "basket", null)));
    }

    private static Scene marked(Scene scene, String query, @Nullable Find current) {
        return Marks.put(scene, METRICS, Theme.DARK, query, current, null);
    }

    private static List<Quad> quads(Scene scene) {
        List<Quad> quads = new ArrayList<>();
        collect(scene.primitives(), quads);
        return quads;
    }

    private static void collect(List<Primitive> primitives, List<Quad> quads) {
        for (Primitive primitive : primitives) {
            switch (primitive) {
                case Quad quad -> quads.add(quad);
                case Clip clip -> collect(clip.children(), quads);
                case Panel panel -> collect(panel.children(), quads);
                case Primitive.Text _, Primitive.Polyline _, Primitive.Arc _ -> {}
            }
        }
    }
}
