package com.openagents.backroom.console;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.server.ServerFacts;
import com.openagents.backroom.console.sources.OlderFilesReader;
import com.openagents.backroom.console.sources.SourcesReport;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.server.replay.Tape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// What the console shows and asks: the server in the same process, seen from the window.
///
/// @param address host and port of the server, as in `127.0.0.1:8787`
/// @param operator name of the local operator
/// @param facts reads how the server is doing; may be slow
/// @param sources reads how it stands with the sources; may be slow
/// @param olderFiles those that are read on demand
/// @param desks what can be changed there
/// @param banner what this server is for, if anything is to stand in the window
/// @param operatorUrl makes a link to a HUD's address that signs the operator in, once; may be slow
/// @param tapes the logs of HUDs, to be seen again
/// @param downloads where saved pictures, logs and documents go
public record Backend(
        ConsoleModel model,
        String address,
        String operator,
        Callable<ServerFacts> facts,
        Supplier<SourcesReport> sources,
        OlderFilesReader olderFiles,
        Desks desks,
        Optional<String> banner,
        OperatorLink operatorUrl,
        Tapes tapes,
        Path downloads) {

    /// Finds the log of a HUD to be seen again.
    @FunctionalInterface
    public interface Tapes {
        /// The tape of a HUD; empty when there is no such HUD. May be slow.
        Optional<Tape> find(HudId hud);
    }

    /// Makes links that sign the operator in.
    @FunctionalInterface
    public interface OperatorLink {
        /// The address to open, good for one use within a minute.
        ///
        /// @param url the HUD's own address
        String of(String url) throws Exception;
    }
}
