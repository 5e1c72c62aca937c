package com.openagents.backroom.console;

import com.openagents.backroom.console.model.ConsoleModel;
import com.openagents.backroom.console.model.Overview;
import com.openagents.backroom.console.model.PausableModel;
import com.openagents.backroom.console.model.SessionRef;
import com.openagents.backroom.console.sources.SourcesReport;
import com.openagents.backroom.console.window.FrameState;
import com.openagents.backroom.server.backoffice.Attention;
import com.openagents.backroom.server.ingest.SourceStatus;
import com.openagents.backroom.server.ingest.SourceStatus.Presence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Reads what the frame shows. Used by the frame's feed only; may be slow.
final class FrameReader implements Supplier<FrameReader.Reading> {
    /// The sources' report asks the database, so it is read less often than sessions change.
    private static final Duration SOURCES_AGE = Duration.ofSeconds(2);

    private final PausableModel shown;
    private final ConsoleModel model;
    private final Backend backend;
    private final Supplier<Optional<SessionRef>> selected;
    private int shared;
    private Attention attention = Attention.NONE;
    private SourcesReport report = new SourcesReport(List.of(), List.of(), 0);
    private long reportedNanos = System.nanoTime() - SOURCES_AGE.toNanos();

    /// One look at everything.
    ///
    /// @param watched the folders that are looked into
    record Reading(Overview overview, FrameState frame, List<Path> watched) {}

    /// Reads what goes on, also behind a paused view: who waits is never held back.
    FrameReader(PausableModel shown, Backend backend, Supplier<Optional<SessionRef>> selected) {
        this.shown = shown;
        this.model = shown.live();
        this.backend = backend;
        this.selected = selected;
    }

    @Override
    public Reading get() {
        refreshReport();
        Overview overview = model.read(huds -> Overview.of(huds, model.now()));
        OptionalLong held = shown.waiting();
        Optional<SessionRef> current =
                selected.get().or(() -> overview.order().stream().findFirst());
        FrameState frame = new FrameState(
                overview.waiting(),
                overview.failed(),
                overview.working(),
                overview.order().size(),
                backend.address(),
                report.sources().size(),
                (int) report.sources().stream().filter(FrameReader::isTroubled).count(),
                report.unreadTotal(),
                shared,
                attention,
                current.flatMap(session -> model.findLink(session.hud())).orElse(null),
                held.isPresent() ? (Long) held.getAsLong() : null);
        return new Reading(
                overview,
                frame,
                report.sources().stream().map(SourceStatus::folder).toList());
    }

    private void refreshReport() {
        long now = System.nanoTime();
        if (now - reportedNanos < SOURCES_AGE.toNanos()) {
            return;
        }
        reportedNanos = now;
        report = backend.sources().get();
        shared = backend.desks().shares().board().open().size();
        attention = backend.desks().billing().attention();
    }

    private static boolean isTroubled(SourceStatus status) {
        return status.presence() == Presence.UNREADABLE || status.unreadable() > 0;
    }
}
