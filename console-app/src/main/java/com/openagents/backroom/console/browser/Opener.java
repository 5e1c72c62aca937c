package com.openagents.backroom.console.browser;

import com.openagents.backroom.console.background.Background;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Lets other programs show what the console does not, and says what became of it. FX thread only; the work is done
/// behind it.
///
/// @param notice is told what became of it
public record Opener(Browser browser, Background.Scope scope, Consumer<String> notice) {
    /// Something that another program is to show.
    @FunctionalInterface
    private interface Opening {
        void open() throws Exception;
    }

    /// Opens a web page.
    ///
    /// @param url finds its address; may be slow
    public void page(Callable<String> url) {
        open("Opened in the browser.", () -> browser.open(url.call()));
    }

    /// Opens a file.
    public void file(Path file) {
        open("Opened.", () -> browser.open(file));
    }

    private void open(String done, Opening opening) {
        scope.run(
                () -> {
                    opening.open();
                    return done;
                },
                notice,
                e -> notice.accept(String.valueOf(e.getMessage())));
    }
}
