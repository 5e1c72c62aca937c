package com.openagents.backroom.server.secret;

import java.nio.charset.StandardCharsets;

/// Where a sealed value belongs. What is sealed for one cell does not open in another, so rows can't be swapped
/// (requirement CR-02).
///
/// @param row the row's key, the same for ever
public record Cell(String table, String column, String row) {
    /// Of the form below; a later form gets a later number.
    private static final int VERSION = 1;

    byte[] associatedData() {
        return String.join("|", table, column, row, Integer.toString(VERSION)).getBytes(StandardCharsets.UTF_8);
    }
}
