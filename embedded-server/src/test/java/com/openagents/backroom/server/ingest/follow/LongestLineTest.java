package com.openagents.backroom.server.ingest.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.server.ingest.DeadLetter;
import com.openagents.backroom.server.ingest.MemoryInlet;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.testing.JavaProcess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines at the real limit, read by a process that has room for little more than one of them.
class LongestLineTest {
    private static final int LIMIT_BYTES = 64 * 1024 * 1024;
    private static final int BLOCK_BYTES = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void lineOf64Mebibytes_isRead_oneByteMoreIsADeadLetter_inBoundedMemory() throws Exception {
        assertEquals(LIMIT_BYTES, FollowSettings.defaults().maxLineBytes());
        Path file = folder.resolve("long.jsonl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            line(out, 1, 7);
            line(out, 2, LIMIT_BYTES);
            line(out, 3, LIMIT_BYTES + 1);
            line(out, 4, LIMIT_BYTES);
            line(out, 5, 7);
        }
        Process reader = JavaProcess.start(LongestLineTest.class, file.toString()); // with 256 MiB in all
        List<String> said = reader.inputReader().readAllLines();
        assertEquals(0, reader.waitFor());
        assertEquals(
                List.of("[1 as 1, 2 as 2, 4 as 3, 5 as 4]", "3: longer than 64 MiB; the rest of the file is read on"),
                said);
    }

    /// The reader: says what it read and what it could not.
    public static void main(String[] arguments) throws IOException {
        MemoryInlet inlet = new MemoryInlet();
        Sources sources = new Sources(List.of(new NumberSource()));
        FileImport.run(Path.of(arguments[0]), sources, inlet, InstantSource.system(), FollowSettings.defaults());
        System.out.println(inlet.sourceIds());
        for (DeadLetter letter : inlet.deadLetters()) {
            System.out.println(letter.line() + ": " + letter.reason());
        }
    }

    /// A line that says a number, of a length without its end.
    private static void line(OutputStream out, int number, int bytes) throws IOException {
        String begin = "{\"n\":" + number;
        out.write(begin.getBytes(StandardCharsets.US_ASCII));
        byte[] blanks = new byte[BLOCK_BYTES];
        Arrays.fill(blanks, (byte) ' ');
        for (int left = bytes - begin.length() - 1; left > 0; left -= BLOCK_BYTES) {
            out.write(blanks, 0, Math.min(left, BLOCK_BYTES));
        }
        out.write('}');
        out.write('\n');
    }
}
