package com.openagents.backroom.console.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The program itself: what all commands share. Without a command it opens the console.
///
/// What `--help` says lies in `src/main/help` too, so that the script can say it without a build; a test keeps them
/// equal.
@Command(
        name = "./backroom",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        version = "Backroom " + BackroomCommand.VERSION,
        abbreviateSynopsis = true,
        sortOptions = false,
        usageHelpWidth = BackroomCommand.HELP_WIDTH_COLUMNS,
        description = "An operator console for coding agents. Without a command it opens the console.",
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nFiles:%n",
        commandListHeading = "%nCommands (./backroom COMMAND --help says more):%n",
        footerHeading = "%nExample:%n",
        footer = "  ./backroom --data /srv/backroom --set hud.renderer=canvas",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            BackroomCommandLine.EXIT_FAILURE + ":it could not be done; stderr says why",
            BackroomCommandLine.EXIT_USAGE + ":a wrong option or setting, or a data folder that cannot be used"
        })
final class BackroomCommand implements Callable<Integer> {
    static final String VERSION = "0.1.0";

    /// Fits the narrowest usual terminal.
    static final int HELP_WIDTH_COLUMNS = 80;

    private final ConsoleCommand console;

    BackroomCommand(ConsoleCommand console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        return console.call();
    }
}
