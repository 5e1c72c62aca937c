package com.openagents.backroom.server.db.h2;

/// What a program did to a file, or learned about it. Files are named by what their names have after the store's.
sealed interface DiskStep {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Write(String file, long position, byte[] bytes) implements DiskStep {}

    record Truncate(String file, long size) implements DiskStep {}

    /// All before is on the disk, of this file.
    record Sync(String file) implements DiskStep {}

    /// The commit of that number has returned.
    record Acknowledged(int commit) implements DiskStep {}
}
