package com.openagents.backroom.server.ingest;

/// How far a file was read, kept in the same transaction as the events read from it.
///
/// @param source name of the source that reads the file
/// @param path absolute path
/// @param fileKey identity of the file that survives a rename (device and inode, or creation time)
/// @param offset bytes read and stored, always at the beginning of a line
/// @param line lines read and stored
/// @param state what the source must remember to go on at `offset`, as JSON text of its own
public record FileCheckpoint(String source, String path, String fileKey, long offset, long line, String state) {}
