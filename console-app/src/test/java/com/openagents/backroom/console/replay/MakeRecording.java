package com.openagents.backroom.console.replay;

import com.openagents.backroom.console.testing.Transcripts;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.ingest.claude.ClaudeStreams;
import com.openagents.backroom.server.json.EventCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Makes the bundled recording anew: the first argument is a time-stamped stream-json file, the second where to write.
public final class MakeRecording {
    private static final HudId HUD = new HudId("recording", "openagents");

    private MakeRecording() {}

    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            for (HudEnvelope event : Transcripts.read(Path.of(arguments[0]), new ClaudeStreams(), HUD)) {
                out.write(EventCodec.encode(event));
                out.write('\n');
            }
        }
    }
}
