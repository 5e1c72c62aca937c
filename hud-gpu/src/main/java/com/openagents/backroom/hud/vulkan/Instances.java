package com.openagents.backroom.hud.vulkan;

import static org.lwjgl.vulkan.VK10.VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;

import com.openagents.backroom.hud.paint.DisplayList;
import java.nio.IntBuffer;

/// The instances of a frame where the device finds them. It grows with the largest frame and never shrinks.
final class Instances implements Owned.Closing {
    /// What a full wall has, with room to spare: 512 KiB.
    private static final int FIRST_INSTANCES = 1 << 14;

    private final Device device;
    private final Bindings bindings;
    private HostBuffer buffer;
    private IntBuffer words;

    Instances(Device device, Bindings bindings) {
        this.device = device;
        this.bindings = bindings;
        buffer = allocate(FIRST_INSTANCES);
        words = buffer.bytes().asIntBuffer();
        bindings.instances(buffer);
    }

    /// Uploads a list. Nothing may be running on the device.
    void write(DisplayList list) {
        if (list.instances() * DisplayList.WORDS > words.capacity()) {
            grow(list.instances());
        }
        words.put(0, list.words(), 0, list.instances() * DisplayList.WORDS);
    }

    @Override
    public void close() {
        buffer.close();
    }

    private void grow(int instances) {
        HostBuffer larger = allocate(Math.max(instances, 2 * words.capacity() / DisplayList.WORDS));
        buffer.close();
        buffer = larger;
        words = larger.bytes().asIntBuffer();
        bindings.instances(larger);
    }

    private HostBuffer allocate(int instances) {
        return HostBuffer.upload(
                device, instances * DisplayList.WORDS * Integer.BYTES, VK_BUFFER_USAGE_STORAGE_BUFFER_BIT);
    }
}
