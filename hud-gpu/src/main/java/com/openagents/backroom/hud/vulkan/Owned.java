package com.openagents.backroom.hud.vulkan;

import java.util.ArrayDeque;
import java.util.Deque;

/// Things that were opened one after the other and are closed in reverse.
final class Owned implements AutoCloseable {
    private final Deque<Closing> things = new ArrayDeque<>();

    /// Closes without failing.
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    <T extends Closing> T add(T thing) {
        things.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!things.isEmpty()) {
            things.pop().close();
        }
    }
}
