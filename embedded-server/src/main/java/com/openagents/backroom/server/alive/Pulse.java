package com.openagents.backroom.server.alive;

import com.openagents.backroom.server.hud.Audience;
import com.openagents.backroom.server.hud.LiveHud;
import com.openagents.backroom.server.hud.LiveHuds;
import com.openagents.backroom.server.ingest.Sources;
import com.openagents.backroom.server.ops.Chore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks after agents that are at work and say nothing: when their file still grows, or their process still runs, they
/// are alive, and do not become offline (hud.md §2).
///
/// A process is no proof for a session by itself: it names its folder, not its session. So each counts for one session
/// of its folder, the one that was heard of last, if that was since the process began. Where processes can't be seen, a
/// session with an open call is taken for alive as long as such calls take.
public final class Pulse {
    /// Silence after which a file is looked at.
    static final Duration QUIET = Duration.ofSeconds(30);

    /// Silence after which processes are looked for: well before the two minutes after which an agent is offline.
    static final Duration SILENT = Duration.ofSeconds(60);

    /// Silence after which nobody looks for a process any more: no command runs as long.
    static final Duration GONE = Duration.ofHours(24);

    /// A file is written to a little after what it tells of: less than this is no news.
    static final Duration MIN_NEWS = Duration.ofSeconds(5);

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LiveHuds huds;
    private final Supplier<Map<String, Instant>> files;
    private final Supplier<AgentProcesses> processes;
    private final InstantSource clock;

    Pulse(
            LiveHuds huds,
            Supplier<Map<String, Instant>> files,
            Supplier<AgentProcesses> processes,
            InstantSource clock) {
        this.huds = huds;
        this.files = files;
        this.processes = processes;
        this.clock = clock;
    }

    /// Begins to look after the agents, until what is returned is closed.
    ///
    /// @param files when the files of each session were last written to
    public static Chore start(
            LiveHuds huds, Supplier<Map<String, Instant>> files, Sources sources, InstantSource clock) {
        Pulse pulse = new Pulse(huds, files, () -> AgentProcesses.look(sources), clock);
        return Chore.start("looking after silent agents", EVERY, EVERY, pulse::beat);
    }

    /// Looks once.
    void beat() {
        Instant now = clock.instant();
        Map<LiveHud, List<Seen>> all = new HashMap<>();
        for (LiveHud live : huds.loaded()) {
            List<Seen> sessions = live.channel(Audience.OWNER)
                    .read(state -> Seen.all(state, live.row().folder()));
            if (sessions.stream().anyMatch(session -> session.isQuiet(now, QUIET))) {
                all.put(live, sessions);
            }
        }
        if (all.isEmpty()) {
            return;
        }
        Map<String, Instant> written = files.get();
        Set<Seen> running = running(all.values().stream().flatMap(List::stream).toList(), written, now);
        all.forEach((live, sessions) -> {
            Map<String, Instant> alive = new HashMap<>();
            for (Seen session : sessions) {
                Instant at = running.contains(session) ? now : earlier(written.get(session.id()), now);
                if (at != null
                        && session.isQuiet(now, QUIET)
                        && !at.isBefore(session.heardAt().plus(MIN_NEWS))) {
                    alive.put(session.id(), at);
                }
            }
            if (!alive.isEmpty()) {
                huds.sawAlive(live, alive);
            }
        });
    }

    /// The silent sessions that a process stands for, or an open call where no process can be seen.
    private Set<Seen> running(List<Seen> sessions, Map<String, Instant> written, Instant now) {
        Set<Seen> silent = new HashSet<>();
        for (Seen session : sessions) {
            Instant at = earlier(written.get(session.id()), now);
            boolean hasGrown = at != null && at.isAfter(now.minus(SILENT));
            if (!hasGrown && session.isQuiet(now, SILENT) && !session.isQuiet(now, GONE)) {
                silent.add(session);
            }
        }
        if (silent.isEmpty()) {
            return Set.of();
        }
        AgentProcesses agents = processes.get();
        Set<Seen> taken = new HashSet<>();
        for (AgentProcess process : agents.running()) {
            sessions.stream()
                    .filter(session -> session.mayBe(process) && !taken.contains(session))
                    .max(Comparator.comparing(Seen::saidAt))
                    .ifPresent(taken::add);
        }
        if (!agents.areAllSeen()) {
            silent.stream().filter(session -> session.isAmidCall(now)).forEach(taken::add);
        }
        taken.retainAll(silent);
        return taken;
    }

    private static @Nullable Instant earlier(@Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now) ? now : at;
    }
}
