package com.openagents.backroom.console.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Which Vulkan devices there are: asked of `vulkaninfo` when it is installed, else told from the drivers' files.
final class Vulkan {
    private static final String SUBJECT = "Vulkan";

    /// `vulkaninfo` can hang on a broken driver.
    private static final long MAX_SECONDS = 10;

    private static final List<Path> DRIVER_FOLDERS =
            List.of(Path.of("/usr/share/vulkan/icd.d"), Path.of("/etc/vulkan/icd.d"));

    private Vulkan() {}

    static Finding finding() {
        List<String> devices =
                Programs.find(List.of("vulkaninfo")).map(Vulkan::devices).orElse(List.of());
        if (!devices.isEmpty()) {
            return Finding.ok(SUBJECT, String.join(", ", devices));
        }
        List<String> drivers = drivers();
        return drivers.isEmpty()
                ? Finding.note(SUBJECT, "no driver found; the console paints with JavaFX instead")
                : Finding.ok(SUBJECT, "drivers " + String.join(", ", drivers));
    }

    private static List<String> devices(Path vulkaninfo) {
        try {
            Process process = new ProcessBuilder(vulkaninfo.toString(), "--summary")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // The summary is smaller than a pipe's buffer, so waiting before reading cannot block the program.
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return List.of();
            }
            try (Stream<String> lines = process.inputReader().lines()) {
                return lines.map(Vulkan::deviceName).flatMap(Optional::stream).toList();
            }
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// `deviceName = llvmpipe (LLVM 15.0.6, 256 bits)`.
    static Optional<String> deviceName(String line) {
        int equals = line.indexOf('=');
        return line.strip().startsWith("deviceName") && equals > 0
                ? Optional.of(line.substring(equals + 1).strip())
                : Optional.empty();
    }

    private static List<String> drivers() {
        List<String> names = new ArrayList<>();
        for (Path folder : DRIVER_FOLDERS) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
                } catch (IOException e) {
                    names.add(folder + " (unreadable)");
                }
            }
        }
        return names;
    }
}
