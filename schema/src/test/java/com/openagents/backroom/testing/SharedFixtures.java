package com.openagents.backroom.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The large recordings that lie beside the checkout, not in it. A test that needs one is skipped without it, and says
/// so.
public final class SharedFixtures {
    private SharedFixtures() {}

    /// The path of one fixture.
    ///
    /// @param relative path below `../shared/fixtures`
    public static Path require(String relative) {
        Path path = root().resolve("../shared/fixtures").resolve(relative).normalize();
        if (!Files.exists(path)) {
            System.out.println(
                    "SKIPPED: " + path + " is not there; this test needs the recordings beside the checkout");
            Assumptions.abort(path + " is not there");
        }
        return path;
    }

    /// The root of the checkout.
    public static Path root() {
        return Path.of(System.getProperty("backroom.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
