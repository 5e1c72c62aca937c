package com.openagents.backroom.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Another program, run to its end.
record Command(List<String> words) {
    Command {
        words = List.copyOf(words);
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /// Runs it.
    ///
    /// @return what it said
    /// @throws PackagingException with all it said when it fails or is not there
    String run() {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new PackagingException(words.getFirst() + " failed: " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new PackagingException(
                    words.getFirst() + " can't be started; install it, or make --type app-image.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted while waiting for " + words.getFirst() + ".", e);
        }
    }
}
