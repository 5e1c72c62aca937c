package com.openagents.backroom.server.db.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreHeaderTest {
    private static final StoreHeader HEADER = new StoreHeader(
            Map.of("H", "2", "format", "3", "created", "5", "clean", "1", "chunk", "a", "version", "b", "block", "1f"));

    @TempDir
    Path folder;

    @Test
    void aHeader_isReadAsItWasWritten() {
        assertEquals(Optional.of(HEADER), StoreHeader.find(HEADER.copy().array()));
        assertEquals(OptionalLong.of(0x1f), HEADER.block());
    }

    @Test
    void aHeaderThatNamesAnotherChunk_keepsTheRest_butNotThatItWasTheLast() {
        StoreHeader next = HEADER.naming(new StoreChunk(0xb, 0xc, 2, 1));

        assertEquals(
                Map.of("H", "2", "format", "3", "created", "5", "chunk", "b", "version", "c", "block", "2"),
                next.fields());
        assertEquals(0xc, next.version());
    }

    @Test
    void aSpoiledHeader_isNone() {
        byte[] copy = HEADER.copy().array();
        copy[9]++;

        assertEquals(Optional.empty(), StoreHeader.find(copy));
        assertEquals(Optional.empty(), StoreHeader.find(new byte[StoreHeader.BLOCK_BYTES]));
    }

    @Test
    void h2sOwnFile_isUnderstood() throws Exception {
        DriverManager.getConnection("jdbc:h2:" + folder.resolve("own"), "sa", "")
                .close();
        try (FileChannel file = FileChannel.open(folder.resolve("own.mv.db"), StandardOpenOption.READ)) {
            StoreSearch search = new StoreSearch(file);

            StoreHeader header = search.header(0).orElseThrow();

            assertEquals(Optional.of(header), search.header(1));
            assertTrue(search.has(search.named(header).orElseThrow()));
        }
    }

    @Test
    void aChunkWithoutItsFooter_isNone() throws Exception {
        DriverManager.getConnection("jdbc:h2:" + folder.resolve("own"), "sa", "")
                .close();
        Path path = folder.resolve("own.mv.db");
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            StoreSearch search = new StoreSearch(file);
            StoreHeader header = search.header(0).orElseThrow();
            StoreChunk last = search.named(header).orElseThrow();

            file.write(ByteBuffer.allocate(StoreChunk.FOOTER_BYTES), last.footerPosition());

            assertEquals(Optional.empty(), search.named(header));
            assertFalse(search.has(last));
        }
    }
}
