package com.openagents.backroom.packaging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What macOS and Windows install, made by jpackage from an image. Not tried on either: no such machine builds this.
final class SystemInstaller {
    private SystemInstaller() {}

    /// Writes the installer into a folder.
    ///
    /// @return the installer
    static Path make(AppImage image, Program program, String version, Path target) {
        String type = image.system() == HostSystem.MACOS ? "dmg" : "msi";
        List<String> arguments = new ArrayList<>(List.of(
                "--name",
                AppImage.NAME,
                "--app-image",
                image.root().toString(),
                "--app-version",
                AppImage.versionFor(image.system(), version),
                "--license-file",
                program.notices().resolve("LICENSE").toString(),
                "--dest",
                target.toString(),
                "--type",
                type));
        if (image.system() == HostSystem.WINDOWS) {
            arguments.addAll(List.of("--win-menu", "--win-shortcut", "--win-per-user-install"));
        }
        new JdkTool("jpackage").run(arguments);
        return target.resolve(AppImage.NAME + "-" + AppImage.versionFor(image.system(), version) + "." + type);
    }
}
