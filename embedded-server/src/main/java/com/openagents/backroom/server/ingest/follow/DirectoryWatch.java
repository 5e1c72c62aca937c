package com.openagents.backroom.server.ingest.follow;

import java.io.IOException;
import java.nio.file.Path;

/// What tells that something changed in a folder, without looking.
interface DirectoryWatch extends AutoCloseable {
    /// Watches a folder, not those below it. Watching it again does nothing.
    ///
    /// @throws IOException when the system will not watch any more folders, or not this one
    void watch(Path folder) throws IOException;

    @Override
    void close();

    /// Takes what a watch tells. Any thread may call it.
    interface Listener {
        /// The file was made or written to.
        void changed(Path file);

        /// A folder was made, or changes were too many to be told one by one.
        void looked();
    }
}
