package com.openagents.backroom.hud.scene;

/// A rectangle in logical px from the top left. Never of negative size.
public record Box(double x, double y, double width, double height) {
    public Box {
        width = Math.max(0, width);
        height = Math.max(0, height);
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centerY() {
        return y + height / 2;
    }

    /// What is left when a margin is taken from every side.
    public Box inset(double horizontal, double vertical) {
        return new Box(x + horizontal, y + vertical, width - 2 * horizontal, height - 2 * vertical);
    }

    /// The part below the first `height` px.
    public Box below(double height) {
        return new Box(x, y + height, width, this.height - height);
    }

    /// The first `height` px.
    public Box top(double height) {
        return new Box(x, y, width, Math.min(height, this.height));
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }
}
