package com.openagents.backroom.console.command;

import com.openagents.backroom.server.config.ConfigException;
import com.openagents.backroom.server.config.Nearest;
import com.openagents.backroom.server.db.StorageException;
import com.openagents.backroom.server.secret.SecretException;
import com.openagents.backroom.server.web.PortInUseException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands, put together, and how their failures are told: one sentence on stderr and an exit code.
public final class BackroomCommandLine {
    /// Wrong option, wrong setting.
    public static final int EXIT_USAGE = 2;

    /// Everything else that stops a command.
    public static final int EXIT_FAILURE = 1;

    private static final System.Logger LOG = System.getLogger(BackroomCommandLine.class.getName());

    private final Terminal terminal;
    private final CommandLine commandLine;

    public BackroomCommandLine(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        GlobalOptions options = new GlobalOptions(environment);
        ConsoleCommand console = new ConsoleCommand(options, terminal);
        commandLine = new CommandLine(new BackroomCommand(console))
                .addMixin("options", options)
                .addSubcommand(console)
                .addSubcommand(new ServerCommand(options, terminal))
                .addSubcommand(new ReplayCommand(options, terminal))
                .addSubcommand(new SessionsCommand(options, terminal))
                .addSubcommand(new HudCommand(options, terminal))
                .addSubcommand(new VerifyCommand(terminal))
                .addSubcommand(new OpenCommand(options, terminal))
                .addSubcommand(new KeysCommand(options, terminal))
                .addSubcommand(new DoctorCommand(options, terminal));
        speakFor(commandLine);
        commandLine
                .setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()))
                .setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> tell(EXIT_USAGE, usage(e)))
                .setExecutionExceptionHandler((e, _, _) -> failed(e));
    }

    /// Runs one command. `help COMMAND` is `COMMAND --help`, as the script has it.
    ///
    /// @return the exit code
    public int run(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("help")) {
            List<String> asked = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
            asked.add("--help");
            return commandLine.execute(asked.toArray(String[]::new));
        }
        return commandLine.execute(arguments);
    }

    /// The names of all commands.
    List<String> commands() {
        return List.copyOf(commandLine.getSubcommands().keySet());
    }

    /// Lets the help of all commands call the program as it is called here.
    private void speakFor(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        spec.name(terminal.words(spec.name()));
        usage.commandListHeading(terminal.words(usage.commandListHeading()));
        usage.footer(Stream.of(usage.footer()).map(terminal::words).toArray(String[]::new));
        command.getSubcommands().values().forEach(this::speakFor);
    }

    private int failed(Exception e) {
        return switch (e) {
            case OptionException option -> tell(EXIT_USAGE, String.valueOf(option.getMessage()));
            case ConfigException config -> tell(EXIT_USAGE, String.valueOf(config.getMessage()));
            case StorageException storage -> tell(EXIT_FAILURE, String.valueOf(storage.getMessage()));
            case PortInUseException port -> tell(EXIT_FAILURE, String.valueOf(port.getMessage()));
            case SecretException secret -> tell(EXIT_FAILURE, String.valueOf(secret.getMessage()));
            case CommandException command -> tell(EXIT_FAILURE, String.valueOf(command.getMessage()));
            default -> {
                LOG.log(System.Logger.Level.ERROR, "a command failed", e);
                yield tell(EXIT_FAILURE, "Something failed that should not (" + e + "); the line above says where.");
            }
        };
    }

    private int tell(int code, String sentence) {
        terminal.err().println("backroom: " + terminal.words(sentence));
        return code;
    }

    private static String usage(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            CommandSpec spec = e.getCommandLine().getCommandSpec();
            List<String> known = new ArrayList<>(
                    word.startsWith("-")
                            ? spec.optionsMap().keySet()
                            : spec.subcommands().keySet());
            String kind = word.startsWith("-") ? "option " : "command ";
            return Nearest.find(name, known)
                    .map(nearest -> "There is no " + kind + name + "; did you mean " + nearest + "?")
                    .orElse("The command " + spec.name() + " takes no " + name + ".");
        }
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        return firstLine(String.valueOf(e.getMessage())) + "; " + command + " --help shows how it is used.";
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
