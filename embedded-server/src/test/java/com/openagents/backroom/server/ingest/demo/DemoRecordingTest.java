package com.openagents.backroom.server.ingest.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ingest.follow.FileImport;
import com.openagents.backroom.server.ingest.follow.FollowSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRecordingTest {
    @TempDir
    Path folder;

    @Test
    void itShowsThreadDiffsFailuresAndTerminal_andComesOnce() throws IOException {
        MemoryInlet inlet = new MemoryInlet();
        Path file = DemoRecording.copyTo(folder);
        FileImport first = read(file, inlet);
        List<Draft> drafts = inlet.stored();
        assertEquals(new FileImport("claude-code-stream", 122, 0), first);
        assertTrue(count(drafts, Chunk.class) > 20);
        assertEquals(3, count(drafts, FileDiff.class));
        assertTrue(count(drafts, ContainerOutput.class) > 20);
        assertEquals(
                6,
                drafts.stream()
                        .filter(d -> d.event() instanceof ToolDone done && !done.success())
                        .count());
        read(DemoRecording.copyTo(folder), inlet);
        assertEquals(drafts, inlet.stored());
    }

    private static FileImport read(Path file, MemoryInlet inlet) throws IOException {
        return FileImport.run(file, Sources.known(), inlet, InstantSource.system(), FollowSettings.defaults());
    }

    private static long count(List<Draft> drafts, Class<?> type) {
        return drafts.stream().filter(draft -> type.isInstance(draft.event())).count();
    }
}
