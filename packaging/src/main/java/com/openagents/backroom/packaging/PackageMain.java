package com.openagents.backroom.packaging;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes packages of the built program: what `./backroom package` runs. The answer on stdout is what was made, a path a
/// line.
@Command(name = "package", description = "packages for this system")
public final class PackageMain implements Callable<Integer> {
    /// A wrong option, as everywhere in the program.
    private static final int EXIT_USAGE = 2;

    private static final int EXIT_FAILURE = 1;

    @Option(names = "--program", required = true, description = "folder of the built program")
    private Path program = Path.of("");

    @Option(names = "--out", required = true, description = "folder for what is made; the last one given counts")
    private Path out = Path.of("");

    @Option(names = "--type", description = "app-image, deb (dmg, msi) or all")
    private String type = "all";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PackageMain() {}

    public static void main(String[] arguments) {
        // Icons are drawn and pictures written without a screen.
        System.setProperty("java.awt.headless", "true");
        CommandLine commandLine = new CommandLine(new PackageMain())
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler((e, _) -> tell(EXIT_USAGE, String.valueOf(e.getMessage())))
                .setExecutionExceptionHandler((e, _, _) -> failed(e));
        System.exit(commandLine.execute(arguments));
    }

    @Override
    public Integer call() {
        HostSystem system = HostSystem.current();
        PackageType wanted = PackageType.find(type, system)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--type takes " + PackageType.words(system) + " here; it got " + type
                                + ". Packages of other systems are made there."));
        String version = PackageMain.class.getPackage().getImplementationVersion();
        Packages packages = new Packages(
                new Program(program.toAbsolutePath().normalize()),
                version == null ? "0" : version,
                system,
                out.toAbsolutePath().normalize(),
                line -> System.err.println("backroom: " + line));
        packages.make(wanted).forEach(System.out::println);
        return 0;
    }

    private static int failed(Exception e) throws Exception {
        if (e instanceof PackagingException) {
            return tell(EXIT_FAILURE, String.valueOf(e.getMessage()));
        }
        throw e;
    }

    private static int tell(int code, String sentence) {
        System.err.println("backroom: " + sentence);
        return code;
    }
}
