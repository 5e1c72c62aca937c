package com.openagents.backroom.fakes.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Keeps the fake's objects in a file from one run to the next, as the program that asks it keeps their ids. Used with
/// the fake's lock held.
final class SavedState {
    private final Path file;
    private final Vault vault;
    private final PaymentMethods methods;

    /// Whether something happened since the file was written.
    private boolean isBehind;

    SavedState(Path file, Vault vault, PaymentMethods methods) {
        this.file = file;
        this.vault = vault;
        this.methods = methods;
        vault.events.listen(_ -> isBehind = true);
    }

    /// Takes over what the file holds, if there is one.
    void load() {
        if (Files.exists(file)) {
            ObjectNode state = read();
            vault.load(state.withObjectProperty("objects"));
            methods.load(state.withObjectProperty("cards"));
        }
    }

    /// Writes the file, if something happened.
    void save() {
        if (!isBehind) {
            return;
        }
        ObjectNode state = Wire.object();
        state.set("objects", vault.dump());
        state.set("cards", methods.dump());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, Wire.text(state));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The fake Stripe can't keep its state in " + file, e);
        }
        isBehind = false;
    }

    private ObjectNode read() {
        try {
            return Wire.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The fake Stripe can't read its state in " + file, e);
        }
    }
}
