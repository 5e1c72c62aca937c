package com.openagents.backroom.bench.start;

import com.openagents.backroom.bench.BenchRun;
import com.openagents.backroom.bench.process.OwnedProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A package that `./backroom package` made, ready to be started.
///
/// @param name `app-image` or `.deb`
/// @param launcher what a person starts
record MadePackage(String name, Path launcher) {
    private static final Path MADE = Path.of("packaging/target/package");

    /// Where the Debian package's files lie once installed (`DebianPackage`).
    private static final String HOME = "/usr/lib/backroom";

    private static final long UNPACK_SECONDS = 120;

    /// Those that lie in the checkout. A .deb is unpacked for that.
    static List<MadePackage> find(BenchRun run) throws IOException, InterruptedException {
        List<MadePackage> found = new ArrayList<>();
        Path made = run.root().resolve(MADE);
        Path image = made.resolve("backroom/bin/backroom");
        if (Files.isExecutable(image)) {
            found.add(new MadePackage("app-image", image));
        }
        if (Files.isDirectory(made)) {
            try (DirectoryStream<Path> debs = Files.newDirectoryStream(made, "*.deb")) {
                for (Path deb : debs) {
                    found.add(new MadePackage(".deb", unpack(deb, run.folder("deb"))));
                }
            }
        }
        return List.copyOf(found);
    }

    /// Unpacks as dpkg does, with the files' times, which the start cache needs. Its two files that say where the
    /// others lie are made to say so, as nothing is put below `/usr` here.
    ///
    /// @return the launcher
    private static Path unpack(Path deb, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("dpkg-deb", "--extract", deb.toString(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try (OwnedProcess extract = OwnedProcess.start(builder)) {
            if (extract.join(UNPACK_SECONDS) != 0) {
                throw new IllegalStateException(deb + " can't be unpacked; make it anew: ./backroom package");
            }
        }
        Path home = folder.resolve(HOME.substring(1));
        for (String file : List.of("backroom", "launch/installed.args")) {
            Path path = home.resolve(file);
            Files.writeString(path, Files.readString(path).replace(HOME, home.toString()));
        }
        return home.resolve("backroom");
    }
}
