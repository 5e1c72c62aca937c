package com.openagents.backroom.console.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.openagents.backroom.schema.proof.Checkpoint;
import com.openagents.backroom.server.proof.Kept;
import com.openagents.backroom.server.proof.LogCheck;
import com.openagents.backroom.server.proof.Misfit;
import com.openagents.backroom.server.proof.ProofException;
import com.openagents.backroom.server.proof.SignedLog;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Checks a public HUD from outside: that nothing of its log was changed since it was signed.
@Command(
        name = "verify",
        description = "checks from outside that nothing of a public HUD was changed since it was signed",
        parameterListHeading = "%nLink:%n",
        footer = "  ./backroom verify https://backroom.example/hud/ada/shop")
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "URL", description = "the link of a HUD")
    private @Nullable URI url;

    @Option(names = "--key", paramLabel = "ID", description = "believes this key alone (default: any the server names)")
    private @Nullable String key;

    @Option(
            names = "--kept",
            paramLabel = "SEQ:CHAIN",
            description = "what an earlier check ended with: it must still be so")
    private @Nullable String kept;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Kept earlier = kept == null ? null : kept(kept);
        try (RemoteHud hud = new RemoteHud(Objects.requireNonNull(url, "picocli requires it"))) {
            SignedLog signed = signed(hud);
            LogCheck check = new LogCheck(signed, earlier);
            long from = check.seq();
            Optional<Misfit> misfit = read(hud, check).or(check::end);
            if (misfit.isPresent()) {
                throw new CommandException(misfit.get().sentence());
            }
            tell(signed, check, from);
            return 0;
        } catch (ProofException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Kept kept(String text) {
        return Kept.parse(text)
                .orElseThrow(() -> new OptionException(
                        "--kept takes what an earlier check ended with, SEQ:CHAIN; it got " + text + "."));
    }

    /// Reads the log to its end, or to the first event that does not fit.
    private static Optional<Misfit> read(RemoteHud hud, LogCheck check) {
        AtomicReference<Optional<Misfit>> misfit = new AtomicReference<>(Optional.empty());
        boolean isWhole = hud.lines("/events?proof=1&after=" + check.seq(), event -> {
            misfit.set(check.next(event));
            return misfit.get().isEmpty();
        });
        if (!isWhole) {
            throw new CommandException("The log breaks off after event " + check.seq()
                    + ": the connection was lost, or the next event was changed so that its server can't read it."
                    + " Try again.");
        }
        return misfit.get();
    }

    private SignedLog signed(RemoteHud hud) throws ProofException {
        JsonNode answer = hud.json("/proof");
        SignedLog signed = SignedLog.of(answer, key);
        while (answer.has("next")) {
            answer = hud.json("/proof?from=" + (signed.checkpoints().lastKey() + 1));
            signed = signed.with(SignedLog.of(answer, key));
        }
        return signed;
    }

    private void tell(SignedLog signed, LogCheck check, long from) {
        Checkpoint last = signed.newest().orElseThrow();
        terminal.out()
                .println("fits  " + Terminal.harmless(signed.hud()) + " events=" + (check.seq() - from) + " from="
                        + (from + 1) + " to=" + check.seq() + " shown=" + check.shown() + " hidden=" + check.hidden());
        terminal.out()
                .println("signed to=" + last.seq() + " at=" + last.at() + " checkpoints="
                        + signed.checkpoints().size() + " key=" + last.keyId());
        terminal.out().println("keep  " + check.value());
    }
}
