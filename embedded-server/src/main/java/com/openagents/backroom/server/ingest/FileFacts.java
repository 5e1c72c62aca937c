package com.openagents.backroom.server.ingest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What a mapper may know of the file it maps.
///
/// @param path absolute path
public record FileFacts(Path path) {
    /// Enough to tell the files of one session apart.
    private static final int MARK_BYTES = 6;

    /// A short name of the file that says nothing about it: for ids that strangers see.
    public String mark() {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(stem().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The file's name without its ending.
    public String stem() {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
