package com.openagents.backroom.server.secret;

import com.openagents.backroom.server.config.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A file in the data folder's `keys/`. It protects copies of the database alone, not of the whole folder.
record KeyFile(Path file) implements KeyPlace {
    @Override
    public String title() {
        return file.toString();
    }

    @Override
    public Optional<RootKey> find(String installation) {
        try {
            return Optional.of(RootKey.parse(Files.readString(file))
                    .orElseThrow(() -> new SecretException("The file " + file
                            + " holds no key: put it back as it was, or restore it from a backup.")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SecretException("The key in " + file + " cannot be read; check the permissions of the file.", e);
        }
    }

    @Override
    public boolean keep(String installation, RootKey key) {
        try {
            PrivateFile.write(file, key.text() + "\n");
            return true;
        } catch (IOException e) {
            throw new SecretException(
                    "The key for stored secrets cannot be written to " + file + "; check the disk and the permissions.",
                    e);
        }
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("The key that opens stored secrets lies in " + file
                + ", beside them: whoever copies the data folder can read them. Use a keychain, or set "
                + EnvironmentPlace.VARIABLE + ".");
    }
}
