package com.openagents.backroom.hud.freetype;

import static org.lwjgl.util.freetype.FreeType.FT_Done_FreeType;
import static org.lwjgl.util.freetype.FreeType.FT_Init_FreeType;

import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/// An instance of FreeType. One thread at a time; faces are closed before it.
final class FreeTypeLibrary implements AutoCloseable {
    private final long handle;

    FreeTypeLibrary() {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer pointer = stack.mallocPointer(1);
            require(FT_Init_FreeType(pointer), "FreeType cannot be started");
            handle = pointer.get(0);
        }
    }

    long handle() {
        return handle;
    }

    static void require(int error, String what) {
        if (error != 0) {
            throw new IllegalStateException(what + " (FreeType's error " + error + ")");
        }
    }

    @Override
    public void close() {
        FT_Done_FreeType(handle);
    }
}
