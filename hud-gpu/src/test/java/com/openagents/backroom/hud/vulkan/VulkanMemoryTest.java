package com.openagents.backroom.hud.vulkan;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.openagents.backroom.hud.glyph.GlyphAtlas;
import com.openagents.backroom.hud.paint.DisplayList;
import com.openagents.backroom.hud.paint.Kind;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What frames, rings and painters leave behind.
class VulkanMemoryTest {
    private static final int FRAMES = 200;
    private static final long MAX_GARBAGE_BYTES = 1024;
    private static final int CYCLES = 1000;
    private static final int REOPENED = 60;

    /// Of the process, the Java heap and what the JVM compiles meanwhile included. Rings or painters that were kept
    /// would take several times as much.
    private static final long MAX_GROWTH_KIB = 64 * 1024;

    private static final Path STATUS = Path.of("/proc/self/status");

    private final DisplayList list = new DisplayList();
    private GlyphAtlas atlas = new GlyphAtlas(List.of());

    @Test
    void steadyFrame_leavesNoGarbage() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        try (VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT);
                FrameRing ring = painter.ring(64, 64, 4)) {
            paint(painter, ring, shapes(64), FRAMES);
            long before = threads.getThreadAllocatedBytes(self);
            paint(painter, ring, list, FRAMES);
            long perFrame = (threads.getThreadAllocatedBytes(self) - before) / FRAMES;

            assertTrue(perFrame <= MAX_GARBAGE_BYTES, perFrame + " bytes a frame");
        }
    }

    @Test
    void thousandRingsOfChangingSize_leaveMemoryFlat() throws IOException {
        assumeTrue(Files.exists(STATUS), "only Linux says how much memory a process has");
        try (VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT)) {
            cycle(painter, CYCLES / 10);
            long before = residentKib();
            cycle(painter, CYCLES);
            long growth = residentKib() - before;

            assertTrue(growth < MAX_GROWTH_KIB, "grew by " + growth + " KiB in " + CYCLES + " cycles");
        }
    }

    @Test
    void paintersOpenedAgainAndAgain_leaveMemoryFlat() throws IOException {
        assumeTrue(Files.exists(STATUS), "only Linux says how much memory a process has");
        reopen(REOPENED / 4);
        long before = residentKib();
        reopen(REOPENED);
        long growth = residentKib() - before;

        assertTrue(growth < MAX_GROWTH_KIB, "grew by " + growth + " KiB in " + REOPENED + " painters");
    }

    private void reopen(int times) {
        for (int i = 0; i < times; i++) {
            try (VulkanPainter painter = VulkanPainter.open(VulkanSettings.DEFAULT)) {
                cycle(painter, 1);
            }
        }
    }

    private void cycle(VulkanPainter painter, int times) {
        for (int i = 0; i < times; i++) {
            int side = 64 + i % 64;
            try (FrameRing ring = painter.ring(side, side, 4)) {
                paint(painter, ring, shapes(side), 1);
            }
        }
    }

    private void paint(VulkanPainter painter, FrameRing ring, DisplayList frame, int frames) {
        for (int i = 0; i < frames; i++) {
            painter.paint(frame, atlas, ring, i % ring.slots());
        }
    }

    private DisplayList shapes(int side) {
        list.start(side, side, Lists.GROUND);
        list.batch(Kind.QUAD);
        Lists.quad(list, 4, 4, 40, 40, 6, 0xff101317, 0xff62c3e0);
        list.batch(Kind.STROKE);
        Lists.stroke(list, 0, 0, 30, 60, 2, 0xff62c3e0);
        list.batch(Kind.ARC);
        Lists.arc(list, 32, 32, 20, 4, 0, 270, 0xff62c3e0);
        return list;
    }

    private static long residentKib() throws IOException {
        List<String> lines = Files.readAllLines(STATUS);
        return lines.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
