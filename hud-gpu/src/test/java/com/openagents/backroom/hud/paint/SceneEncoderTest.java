package com.openagents.backroom.hud.paint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.glyph.ShippedGlyphs;
import com.openagents.backroom.hud.golden.GoldenScenes;
import com.openagents.backroom.hud.golden.GoldenScenes.Golden;
import com.openagents.backroom.hud.raster.Picture;
import com.openagents.backroom.hud.raster.Raster;
import com.openagents.backroom.hud.scene.Box;
import com.openagents.backroom.hud.scene.Font;
import com.openagents.backroom.hud.scene.Primitive;
import com.openagents.backroom.hud.scene.Primitive.Panel;
import com.openagents.backroom.hud.scene.Primitive.Quad;
import com.openagents.backroom.hud.scene.Primitive.Text;
import com.openagents.backroom.hud.scene.Scene;
import com.openagents.backroom.hud.text.FontMetrics;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneEncoderTest {
    private static final int BLACK = 0xff000000;

    /// Bytes that a frame may allocate in a steady state; counting them allocates some itself.
    private static final long FRAME_BYTES = 1024;

    /// Draws of a HUD (docs/decisions, scene-to-painters).
    private static final int HUD_BATCHES = 12;

    private final GlyphAtlas atlas = new GlyphAtlas(List.of(ShippedGlyphs.load()));
    private final SceneEncoder encoder = new SceneEncoder(FontMetrics.load(), atlas);
    private final DisplayList list = new DisplayList();

    private static Scene scene(double width, double height, List<Primitive> primitives) {
        return new Scene(width, height, BLACK, primitives, List.of(), List.of());
    }

    private int[] painted(DisplayList frame) {
        Picture picture = new Picture();
        new Raster(atlas).paint(frame, picture);
        return Arrays.copyOf(picture.pixels(), picture.width() * picture.height());
    }

    /// Layers change the order in which things are drawn, and never what is seen.
    @Test
    void layers_showWhatTheOrderOfTheSceneShows() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            double scale = 1 + random.nextInt(5) / 4.0;
            List<Primitive> shapes = new RandomShapes(random, () -> random.nextInt(320) / 4.0 - 10).list(30, 1);
            DisplayList oneByOne = oneByOne(shapes, scale);
            int[] expected = painted(oneByOne);

            encoder.encode(scene(64, 64, shapes), scale, list);
            assertArrayEquals(expected, painted(list), "seed " + seed + ", round " + round);

            encoder.encode(scene(64, 64, List.of(new Panel(new Box(0, 0, 64, 64), shapes))), scale, list);
            assertArrayEquals(expected, painted(list), "as a panel, seed " + seed + ", round " + round);
        }
    }

    private DisplayList oneByOne(List<Primitive> shapes, double scale) {
        DisplayList all = new DisplayList();
        DisplayList one = new DisplayList();
        encoder.encode(scene(64, 64, shapes), scale, one); // so that the atlas is full of what it needs
        all.start(one.widthPx(), one.heightPx(), BLACK);
        for (Primitive shape : shapes) {
            // A clip's children are given one by one too.
            List<Primitive> parts = shape instanceof Primitive.Clip clip ? parts(clip) : List.of(shape);
            for (Primitive part : parts) {
                encoder.encode(scene(64, 64, List.of(part)), scale, one);
                for (int batch = 0; batch < one.batches(); batch++) {
                    all.batch(one.kind(batch));
                    all.add(one.words(), one.first(batch) * DisplayList.WORDS, one.count(batch));
                }
            }
        }
        return all;
    }

    private static List<Primitive> parts(Primitive.Clip clip) {
        List<Primitive> parts = new ArrayList<>();
        clip.children().forEach(child -> parts.add(new Primitive.Clip(clip.box(), List.of(child))));
        return parts;
    }

    @Test
    void nonsense_isDrawnWithinTheFrameOrNotAtAll() {
        double[] numbers = {
            0,
            -0.0,
            1,
            0.5,
            -3,
            12,
            40,
            1e4,
            -1e5,
            4e7,
            -4e9,
            1e300,
            1e-300,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY
        };
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        RandomShapes shapes = new RandomShapes(random, () -> numbers[random.nextInt(numbers.length)]);
        for (int round = 0; round < 200; round++) {
            double scale = numbers[random.nextInt(numbers.length)];
            encoder.encode(scene(1 + random.nextInt(50), 1 + random.nextInt(50), shapes.list(60, 3)), scale, list);
            assertWithin("seed " + seed + ", round " + round);
            painted(list);
        }
    }

    private void assertWithin(String what) {
        for (int i = 0; i < list.instances(); i++) {
            int at = i * DisplayList.WORDS;
            int x = (short) list.words()[at];
            int y = list.words()[at] >> 16;
            int width = (short) list.words()[at + 1];
            int height = list.words()[at + 1] >> 16;
            assertTrue(x >= 0 && y >= 0 && width >= 1 && height >= 1, what);
            assertTrue(x + width <= list.widthPx() && y + height <= list.heightPx(), what);
        }
    }

    @Test
    void absurdSizes_areKeptWithinWhatTexturesHold() {
        for (double side : new double[] {0, 1, 1e9, Double.NaN}) {
            encoder.encode(scene(side, 1, List.of(new Quad(new Box(0, 0, 1e9, 1), 0, -1, 0))), 2, list);
            assertTrue(list.widthPx() >= 1 && list.widthPx() <= SceneEncoder.MAX_SIDE_PX);
            assertWithin("a side of " + side);
        }
    }

    @Test
    void tenMillionPrimitives_areCutAndSaidToBe() {
        Primitive quad = new Quad(new Box(3, 3, 9, 9), 2, -1, 0);
        encoder.encode(scene(40, 40, Collections.nCopies(10_000_000, quad)), 1, list);

        assertTrue(list.isCut());
        assertEquals(DisplayList.MAX_INSTANCES, list.instances());
    }

    @Test
    void layersWithoutEnd_areDrawnInTheLastOne() {
        List<Primitive> shapes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            shapes.add(new Quad(new Box(0, 0, 30, 30), 0, 0x80ffffff, 0));
            shapes.add(new Text(2, 20, "x", Font.CODE, BLACK));
        }
        encoder.encode(scene(40, 40, shapes), 1, list);

        assertEquals(10_000, list.instances());
        assertTrue(list.batches() <= 2 * Layers.MAX_LAYERS, list.batches() + " batches");
    }

    @Test
    void hud_isAHandfulOfDraws() {
        for (Golden golden : GoldenScenes.all()) {
            if (!golden.name().startsWith("shapes")) {
                for (double scale : new double[] {1, 1.25, 1.5, 2, 3}) {
                    encoder.encode(golden.scene(), scale, list);
                    assertTrue(list.batches() <= HUD_BATCHES, golden.name() + " has " + list.batches() + " draws");
                }
            }
        }
    }

    @Test
    void steadyState_allocatesNothing() {
        List<Scene> scenes = GoldenScenes.all().stream()
                .filter(golden -> golden.name().startsWith("hud"))
                .map(Golden::scene)
                .toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        int rounds = 300;
        long before = 0;
        for (int round = 0; round < 2 * rounds; round++) {
            if (round == rounds) {
                before = threads.getThreadAllocatedBytes(id);
            }
            for (int i = 0; i < scenes.size(); i++) {
                encoder.encode(scenes.get(i), 1, list);
            }
        }
        long perFrame = (threads.getThreadAllocatedBytes(id) - before) / rounds / scenes.size();

        assertTrue(encoder.panelsEncoded() > 0);
        assertTrue(perFrame <= FRAME_BYTES, perFrame + " bytes a frame");
    }

    @Test
    void samePanels_areNotEncodedAgain() {
        Scene scene = GoldenScenes.all().getFirst().scene();
        encoder.encode(scene, 1, list);
        int[] first = Arrays.copyOf(list.words(), list.instances() * DisplayList.WORDS);
        encoder.encode(scene, 1, list);

        assertEquals(0, encoder.panelsEncoded());
        assertArrayEquals(first, Arrays.copyOf(list.words(), list.instances() * DisplayList.WORDS));

        encoder.encode(scene, 2, list);
        assertTrue(encoder.panelsEncoded() > 0);
    }

    /// More glyphs than the pages hold: the frame begins anew with empty ones, what still has no room is a box.
    @Test
    void fullAtlas_isEmptiedAndFilledWithWhatIsSeen() {
        Font huge = new Font(Font.CODE.family(), 400, 17.9, 0);
        List<Primitive> shapes = new ArrayList<>();
        for (int size = 0; size < 40; size++) {
            for (int c = 0x21; c < 0x17f; c += 20) {
                StringBuilder run = new StringBuilder();
                for (int k = 0; k < 20; k++) {
                    run.appendCodePoint(c + k);
                }
                shapes.add(new Text(0, 300, run.toString(), Font.mono(400, 17.9 - size / 10.0), -1));
            }
        }
        GlyphAtlas small = new GlyphAtlas(List.of(new EndlessGlyphs()));
        SceneEncoder other = new SceneEncoder(FontMetrics.load(), small);
        other.encode(scene(400, 400, shapes), 3, list);
        int generation = small.generation();
        other.encode(scene(400, 400, List.of(new Text(10, 300, "ok", huge, -1))), 3, list);

        assertTrue(generation > 0);
        assertEquals(2, list.instances());
        assertTrue(small.coveragePage().height() <= 2048);
    }
}
