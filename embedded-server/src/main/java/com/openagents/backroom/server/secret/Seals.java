package com.openagents.backroom.server.secret;

/// Seals and opens, for as long as [SecretBox#use] runs: no key goes meanwhile.
public final class Seals {
    private final SecretBox box;

    Seals(SecretBox box) {
        this.box = box;
    }

    /// The value as it may lie in the database.
    public String seal(Cell cell, String value) {
        return box.seal(cell, value);
    }

    /// The value again.
    ///
    /// @throws SecretException when it was sealed for another cell, by other keys, or was changed
    public String open(Cell cell, String sealed) {
        return box.open(cell, sealed);
    }

    /// Whether a value is better sealed anew, as its key is no longer the newest.
    public boolean isOld(String sealed) {
        return box.isOld(sealed);
    }
}
