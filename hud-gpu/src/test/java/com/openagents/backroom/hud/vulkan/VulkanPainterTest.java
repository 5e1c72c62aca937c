package com.openagents.backroom.hud.vulkan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;
import com.openagents.backroom.hud.vulkan.VulkanException.Trouble;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the painter leaves in a slot, with the validation layers listening: any message fails the test.
class VulkanPainterTest {
    private static final int FILL = 0xff101317;
    private static final int EDGE = 0xff62c3e0;

    private final GlyphAtlas atlas = new GlyphAtlas(List.of());
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT.validated(messages::add));

    @AfterEach
    void close_andNothingWasComplainedOf() {
        painter.close();
        assertEquals(List.of(), messages);
    }

    @Test
    void quad_hasItsBorderInsideItsEdge() {
        DisplayList list = Lists.quads(100, 60);
        Lists.quad(list, 10, 10, 40, 30, 0, FILL, EDGE);
        try (FrameRing ring = painter.ring(100, 60, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertEquals(Lists.GROUND, argb(ring, 9, 20));
            assertEquals(EDGE, argb(ring, 10, 20));
            assertEquals(FILL, argb(ring, 11, 20));
            assertEquals(FILL, argb(ring, 48, 20));
            assertEquals(EDGE, argb(ring, 49, 20));
            assertEquals(Lists.GROUND, argb(ring, 50, 20));
            assertEquals(Lists.GROUND, argb(ring, 30, 40));
        }
    }

    @Test
    void batches_areDrawnInTheirOrder_andBlended() {
        DisplayList list = Lists.quads(20, 20);
        Lists.quad(list, 0, 0, 20, 20, 0, 0xff000000, 0);
        Lists.quad(list, 0, 0, 10, 20, 0, 0x80ffffff, 0);
        list.batch(Kind.STROKE);
        Lists.stroke(list, 0, 10, 20, 10, 4, 0xffff0000);
        list.batch(Kind.QUAD);
        Lists.quad(list, 15, 0, 5, 20, 0, 0xff00ff00, 0);
        try (FrameRing ring = painter.ring(20, 20, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertEquals(0xff808080, argb(ring, 5, 2), "half white on black");
            assertEquals(0xff000000, argb(ring, 12, 2), "black");
            assertEquals(0xffff0000, argb(ring, 5, 10), "the stroke over both");
            assertEquals(0xff00ff00, argb(ring, 17, 10), "the last batch over the stroke");
        }
    }

    @Test
    void arc_turnsClockwise_andStrokeAndCornersAreSoft() {
        DisplayList list = Lists.quads(100, 100);
        Lists.quad(list, 2, 2, 30, 30, 8, EDGE, 0);
        list.batch(Kind.ARC);
        Lists.arc(list, 50, 50, 20, 4, 0, 90, EDGE);
        try (FrameRing ring = painter.ring(100, 100, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertEquals(EDGE, argb(ring, 50 + 14, 50 + 14), "lower right, which a clockwise quarter covers");
            assertEquals(Lists.GROUND, argb(ring, 50 + 14, 50 - 15), "upper right");
            assertEquals(Lists.GROUND, argb(ring, 2, 2), "the corner's px");
            int soft = argb(ring, 4, 4) >> 8 & 0xff;
            assertTrue(soft > 0x0b && soft < 0xc3, "a px that the corner's edge crosses: " + soft);
        }
    }

    @Test
    void slots_keepWhatWasPaintedIntoThem() {
        try (FrameRing ring = painter.ring(8, 8, 4)) {
            for (int slot = 0; slot < ring.slots(); slot++) {
                DisplayList list = Lists.quads(8, 8);
                Lists.quad(list, 0, 0, 8, 8, 0, 0xff000000 | slot * 50, 0);
                painter.paint(list, atlas, ring, slot);
            }
            for (int slot = 0; slot < ring.slots(); slot++) {
                assertEquals(
                        0xff000000 | slot * 50,
                        ring.pixels(slot).order(ByteOrder.LITTLE_ENDIAN).getInt(0));
            }
        }
    }

    @Test
    void smallestAndWidestFrame_arePainted_andBeyondIsSaid() {
        int side = painter.maxSidePx();
        for (int[] size : new int[][] {{1, 1}, {side, 1}, {1, side}}) {
            DisplayList list = Lists.quads(size[0], size[1]);
            Lists.quad(list, size[0] - 1, size[1] - 1, 1, 1, 0, EDGE, 0);
            try (FrameRing ring = painter.ring(size[0], size[1], 1)) {
                painter.paint(list, atlas, ring, 0);
                assertEquals(EDGE, argb(ring, size[0] - 1, size[1] - 1));
            }
        }
        VulkanException tooLarge = assertThrows(VulkanException.class, () -> painter.ring(side + 1, 1, 1));
        assertEquals(Trouble.TOO_LARGE, tooLarge.trouble());
        assertTrue(tooLarge.sentence().contains((side + 1) + " x 1 px"), tooLarge.sentence());
        assertThrows(IllegalArgumentException.class, () -> painter.ring(0, 1, 1));
    }

    @Test
    void tenMillionPrimitives_arePaintedUpToTheLimit() {
        DisplayList list = Lists.quads(4, 1);
        int[] thousand = new int[1000 * DisplayList.WORDS];
        DisplayList one = Lists.quads(4, 1);
        for (int i = 0; i < 1000; i++) {
            Lists.quad(one, i & 1, 0, 1, 1, 0, EDGE, 0);
        }
        System.arraycopy(one.words(), 0, thousand, 0, thousand.length);
        for (int i = 0; i < 10_000; i++) {
            list.add(thousand, 0, 1000);
        }
        try (FrameRing ring = painter.ring(4, 1, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertTrue(list.isCut());
            assertEquals(DisplayList.MAX_INSTANCES, list.instances());
            assertEquals(EDGE, argb(ring, 1, 0));
            assertEquals(Lists.GROUND, argb(ring, 2, 0));
        }
    }

    @Test
    void instanceOutsideTheFrame_isNotSeen_andHarmsNothing() {
        DisplayList list = Lists.quads(10, 10);
        Lists.quad(list, -30000, -30000, 32767, 32767, 0, EDGE, 0);
        Lists.quad(list, 32000, 5, 32767, 1, 0, EDGE, 0);
        Lists.quad(list, 9, 9, 32767, 32767, 0, EDGE, 0);
        try (FrameRing ring = painter.ring(10, 10, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertEquals(EDGE, argb(ring, 0, 0));
            assertEquals(EDGE, argb(ring, 9, 9));
        }
    }

    @Test
    void emptyListAndEmptyBatches_leaveTheBackground() {
        DisplayList list = Lists.quads(10, 10);
        list.batch(Kind.GLYPH);
        list.batch(Kind.FIELD);
        try (FrameRing ring = painter.ring(10, 10, 1)) {
            painter.paint(list, atlas, ring, 0);

            assertEquals(Lists.GROUND, argb(ring, 5, 5));
        }
    }

    @Test
    void whatIsNotClosed_isHeard() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        try (VulkanPainter forgetful = VulkanPainter.open(VulkanSettings.DEFAULT.validated(heard::add))) {
            assertEquals(1, forgetful.ring(4, 4, 1).slots());
        }
        assertFalse(heard.isEmpty(), "the validation layers say nothing of a leak; are they there?");
    }

    private static int argb(FrameRing ring, int x, int y) {
        return ring.pixels(0).order(ByteOrder.LITTLE_ENDIAN).getInt(FrameRing.PIXEL_BYTES * (y * ring.widthPx() + x));
    }
}
