package com.openagents.backroom.server.db.h2;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The list of its chunks that a store keeps.
final class Layout {
    private Layout() {}

    /// The chunks in the list that are not where it says. H2 never uses again what comes after one of them.
    static List<String> findGone(String access, Path store) throws IOException {
        List<String> gone = new ArrayList<>();
        try (FileChannel file = FileChannel.open(store, StandardOpenOption.READ)) {
            MVStore open = new MVStore.Builder().fileName(access + store).open();
            for (Map.Entry<String, String> entry :
                    open.getFileStore().getLayoutMap().entrySet()) {
                if (entry.getKey().startsWith("chunk.")) {
                    Map<String, String> listed = DataUtils.parseMap(entry.getValue());
                    long block = DataUtils.readHexLong(listed, "block", 0);
                    byte[] there = Bytes.read(file, block * StoreHeader.BLOCK_BYTES, StoreChunk.MAX_TEXT_BYTES);
                    long id = DataUtils.readHexLong(listed, "chunk", 0);
                    if (StoreChunk.find(there, block)
                            .filter(chunk -> chunk.id() == id)
                            .isEmpty()) {
                        gone.add(entry.getKey() + " is gone");
                    }
                }
            }
            open.closeImmediately();
        } catch (MVStoreException e) {
            gone.add(e.toString());
        }
        return gone;
    }
}
