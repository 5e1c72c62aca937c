package com.openagents.backroom.hud.paint;

import com.openagents.backroom.hud.scene.Box;
import java.util.Arrays;

/// Where instances go: it turns logical px into device px, cuts to the clip in force and gives each shape its place.
final class Stage {
    /// Far outside every picture, and near enough that sums of a few such numbers fit an int.
    private static final int FAR_PX = 1 << 24;

    private static final int BLOCK_FIELDS = 5;

    private final Layers outside = new Layers();
    private final Layers inside = new Layers();
    private int[] blocks = new int[16 * BLOCK_FIELDS];
    private int blockCount;
    private int widthPx;
    private int heightPx;
    private double scale = 1;
    private boolean isInPanel;
    private Instances instances = new Instances();
    private int clipLeft;
    private int clipTop;
    private int clipRight;
    private int clipBottom;
    private int left;
    private int top;
    private int right;
    private int bottom;

    /// Begins a frame; nothing is cut yet.
    void start(int widthPx, int heightPx, double scale) {
        if (this.widthPx != widthPx || this.heightPx != heightPx || this.scale != scale) {
            inside.start(widthPx, heightPx, scale);
        }
        outside.start(widthPx, heightPx, scale);
        this.widthPx = widthPx;
        this.heightPx = heightPx;
        this.scale = scale;
        blockCount = 0;
        isInPanel = false;
        setClip(0, 0, widthPx, heightPx);
    }

    double scale() {
        return scale;
    }

    /// What is drawn from here on goes to these instances, outside of panels.
    void drawOutside(Instances to) {
        instances = to;
        isInPanel = false;
    }

    /// What is drawn from here on goes to the panel that fills the clip in force, which is empty at first.
    void drawInside(Instances to) {
        instances = to;
        isInPanel = true;
        inside.clear(clipLeft, clipTop, clipRight, clipBottom);
    }

    /// The first place of a layer that lies above everything drawn in the clip in force so far.
    int baseOfPanel() {
        int highest = Math.max(
                outside.highest(clipLeft, clipTop, clipRight, clipBottom),
                highestBlock(clipLeft, clipTop, clipRight, clipBottom));
        int kinds = Kind.values().length;
        return (highest + kinds - 1) / kinds * kinds;
    }

    /// Notes that a panel fills the clip in force up to a place.
    void addPanel(int place) {
        if ((blockCount + 1) * BLOCK_FIELDS > blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        int at = blockCount++ * BLOCK_FIELDS;
        blocks[at] = clipLeft;
        blocks[at + 1] = clipTop;
        blocks[at + 2] = clipRight;
        blocks[at + 3] = clipBottom;
        blocks[at + 4] = place;
    }

    private int highestBlock(int x, int y, int endX, int endY) {
        int highest = 0;
        for (int i = 0; i < blockCount; i++) {
            int at = i * BLOCK_FIELDS;
            if (blocks[at] < endX && blocks[at + 1] < endY && blocks[at + 2] > x && blocks[at + 3] > y) {
                highest = Math.max(highest, blocks[at + 4]);
            }
        }
        return highest;
    }

    void setClip(int x, int y, int endX, int endY) {
        clipLeft = x;
        clipTop = y;
        clipRight = endX;
        clipBottom = endY;
    }

    /// Cuts the clip in force to a box as well. False when nothing is left of it.
    boolean clip(Box box) {
        if (!isFinite(box)) {
            return false;
        }
        int x = edge(box.x());
        int y = edge(box.y());
        clipLeft = Math.max(clipLeft, x);
        clipTop = Math.max(clipTop, y);
        clipRight = Math.min(clipRight, x + length(box.x(), box.width()));
        clipBottom = Math.min(clipBottom, y + length(box.y(), box.height()));
        return clipLeft < clipRight && clipTop < clipBottom;
    }

    int clipLeft() {
        return clipLeft;
    }

    int clipTop() {
        return clipTop;
    }

    int clipRight() {
        return clipRight;
    }

    int clipBottom() {
        return clipBottom;
    }

    boolean isFull() {
        return instances.isFull();
    }

    /// Adds an instance that touches these px, as far as the clip leaves any of them.
    ///
    /// @return the index of its third word in [#words()]; negative when nothing is left
    int open(Kind kind, int x, int y, int endX, int endY) {
        left = Math.max(x, clipLeft);
        top = Math.max(y, clipTop);
        right = Math.min(endX, clipRight);
        bottom = Math.min(endY, clipBottom);
        if (left >= right || top >= bottom || instances.isFull()) {
            return -1;
        }
        Layers layers = isInPanel ? inside : outside;
        int floor = isInPanel ? 0 : highestBlock(left, top, right, bottom);
        int at = instances.add(layers.place(kind.order(), left, top, right, bottom, floor));
        int[] words = instances.words();
        words[at] = pair(left, top);
        words[at + 1] = pair(right - left, bottom - top);
        return at + 2;
    }

    int[] words() {
        return instances.words();
    }

    /// Edges of what the last [#open] left.
    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int right() {
        return right;
    }

    int bottom() {
        return bottom;
    }

    static int pair(int low, int high) {
        return (low & 0xffff) | (high << 16);
    }

    /// RGBA with red in the low byte, from ARGB.
    static int color(int argb) {
        return (argb & 0xff00ff00) | ((argb >> 16) & 0xff) | ((argb & 0xff) << 16);
    }

    static boolean isSeen(int argb) {
        return argb >>> 24 != 0;
    }

    static boolean isFinite(Box box) {
        return Double.isFinite(box.x())
                && Double.isFinite(box.y())
                && Double.isFinite(box.width())
                && Double.isFinite(box.height());
    }

    /// The whole px nearest to a device coordinate.
    static int whole(double px) {
        return (int) Math.clamp(Math.floor(px + 0.5), -FAR_PX, FAR_PX);
    }

    /// The whole px that a logical edge falls on.
    int edge(double logical) {
        return whole(logical * scale);
    }

    /// Device px of a line of 1 px: as wide as whole px allow, never wider.
    int hairline() {
        return Math.max(1, (int) scale);
    }

    /// The device px of a side. What ends on whole logical px ends where its neighbour begins; what does not, such as
    /// a part of an icon, keeps its size instead; a line of 1 px is a hairline; nothing vanishes.
    int length(double start, double logical) {
        if (logical <= 0) {
            return 0;
        }
        if (logical == 1) {
            return hairline();
        }
        boolean isOnGrid = start == Math.rint(start) && logical == Math.rint(logical);
        int length = isOnGrid ? edge(start + logical) - edge(start) : whole(logical * scale);
        return Math.max(1, length);
    }
}
