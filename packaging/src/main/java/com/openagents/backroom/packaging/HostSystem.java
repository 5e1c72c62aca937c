package com.openagents.backroom.packaging;

import java.util.Locale;

/// The system that packages are made on, which is the one they are made for: neither jlink nor jpackage makes others.
enum HostSystem {
    LINUX("natives-linux"),
    MACOS("natives-macos"),
    WINDOWS("natives-windows");

    private final String natives;

    HostSystem(String natives) {
        this.natives = natives;
    }

    /// This machine's.
    static HostSystem current() {
        return of(System.getProperty("os.name", ""));
    }

    static HostSystem of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("mac")) {
            return MACOS;
        }
        return lower.contains("windows") ? WINDOWS : LINUX;
    }

    /// The end of the name of an archive with libraries for one system and processor, as in
    /// `lwjgl-3.4.3-natives-linux-arm64.jar`.
    ///
    /// @param processor Java's name of it, as in `aarch64`
    String natives(String processor) {
        return processor.equals("aarch64") ? natives + "-arm64" : natives;
    }
}
