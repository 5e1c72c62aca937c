package com.openagents.backroom.console.command;

import com.openagents.backroom.console.doctor.Doctor;
import com.openagents.backroom.console.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says what this machine has and lacks.
@Command(
        name = "doctor",
        description = "what this machine has and lacks; exit code 1 when something needed is missing",
        footer = "  ./backroom doctor")
final class DoctorCommand implements Callable<Integer> {
    private final GlobalOptions options;
    private final Terminal terminal;

    DoctorCommand(GlobalOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Doctor doctor = new Doctor(options.environment(), options.dataFolder(), options.configuration());
        List<Finding> findings = doctor.findings();
        findings.forEach(finding -> terminal.out().println(terminal.words(finding.line())));
        return findings.stream().anyMatch(finding -> finding.grade() == Finding.Grade.MISS)
                ? BackroomCommandLine.EXIT_FAILURE
                : 0;
    }
}
