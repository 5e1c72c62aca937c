package com.openagents.backroom.packaging;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be made of the program.
enum PackageType {
    /// A folder that runs from wherever it lies.
    APP_IMAGE("app-image", Optional.empty()),
    DEB("deb", Optional.of(HostSystem.LINUX)),
    DMG("dmg", Optional.of(HostSystem.MACOS)),
    MSI("msi", Optional.of(HostSystem.WINDOWS)),
    /// The folder and the system's own package.
    ALL("all", Optional.empty());

    private final String word;
    private final Optional<HostSystem> system;

    PackageType(String word, Optional<HostSystem> system) {
        this.word = word;
        this.system = system;
    }

    /// The one that a word of the command line names, if it can be made here.
    static Optional<PackageType> find(String word, HostSystem here) {
        return Stream.of(values())
                .filter(type -> type.word.equals(word) && type.system.orElse(here) == here)
                .findFirst();
    }

    /// What can be made here, as in `app-image, deb or all`.
    static String words(HostSystem here) {
        return Stream.of(values())
                .filter(type -> type.system.orElse(here) == here)
                .map(type -> type.word)
                .collect(Collectors.joining(", "))
                .replaceFirst(", all$", " or all");
    }

    boolean hasImage() {
        return this == APP_IMAGE || this == ALL;
    }

    boolean hasInstaller() {
        return this != APP_IMAGE;
    }
}
