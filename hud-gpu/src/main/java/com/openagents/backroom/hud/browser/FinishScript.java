package com.openagents.backroom.hud.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A build step: makes the compiled script start by itself, because the page's policy allows no script in the page.
final class FinishScript {
    private FinishScript() {}

    /// Writes what TeaVM compiled, with the call of its entry at the end.
    ///
    /// @param args the compiled script, and the file to write
    public static void main(String[] args) throws IOException {
        String script = Files.readString(Path.of(args[0]));
        if (!script.contains(".main=")) {
            throw new IOException(args[0] + " exports no main: see what TeaVM printed above");
        }
        Path target = Path.of(args[1]);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, script + "\nself.main([]);\n");
    }
}
