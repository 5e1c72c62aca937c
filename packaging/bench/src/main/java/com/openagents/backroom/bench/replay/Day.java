package com.openagents.backroom.bench.replay;

import com.openagents.backroom.bench.recording.Captures;
import com.openagents.backroom.schema.hud.Workspace;
import com.openagents.backroom.server.OpenFolder;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.ingest.BadLineException;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.FileFacts;
import com.openagents.backroom.server.ingest.Line;
import com.openagents.backroom.server.ingest.LineMapper;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.log.LogEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A day in one HUD: captured sessions one after the other, several at a time, in its log.
///
/// @param events how many it has
/// @param sessions that begin one after the other, in equal distances
record Day(Hud hud, long events, int sessions, Instant begin, Instant end) {
    private static final Duration LENGTH = Duration.ofHours(24);
    private static final int BATCH_EVENTS = 1_000;
    private static final Instant BEGIN = Instant.parse("2026-11-23T00:00:00Z");

    /// Logs so many events or a few more, spread over the day.
    static Day log(OpenFolder folder, Captures captures, int events) throws IOException {
        List<List<Draft>> sessions = new ArrayList<>();
        for (Path file : captures.files()) {
            sessions.add(map(file));
        }
        List<Draft> day = new ArrayList<>();
        int copies = 0;
        while (day.size() < events) {
            day.addAll(copy(sessions.get(copies % sessions.size()), copies++));
        }
        Duration apart = LENGTH.dividedBy(copies);
        List<Draft> spread = new ArrayList<>();
        for (Draft draft : day) {
            int copy = Integer.parseInt(
                    draft.sessionId().substring(draft.sessionId().lastIndexOf('-') + 1));
            spread.add(draft.at(draft.at().plus(apart.multipliedBy(copy))));
        }
        spread.sort(Comparator.comparing(Draft::at));
        Hud hud = folder.huds().forWorkspace(folder.operator(), new Workspace("shop", null, "/home/bench/shop", null));
        for (int from = 0; from < spread.size(); from += BATCH_EVENTS) {
            List<LogEntry> batch = spread.subList(from, Math.min(spread.size(), from + BATCH_EVENTS)).stream()
                    .map(draft -> new LogEntry(hud, draft))
                    .toList();
            if (folder.log().append(batch, List.of(), null).size() != batch.size()) {
                throw new IllegalStateException("the log has some of the day's events already");
            }
        }
        return new Day(hud, spread.size(), copies, BEGIN, spread.getLast().at());
    }

    /// The session that began last before a moment.
    String sessionAt(Instant moment) {
        long number = Duration.between(begin, moment).toMillis() * sessions / LENGTH.toMillis();
        return "session-" + number;
    }

    /// A session as if it had begun with the day, with ids of its own.
    private static List<Draft> copy(List<Draft> session, int number) {
        Duration shift = Duration.between(session.getFirst().at(), BEGIN);
        List<Draft> copy = new ArrayList<>();
        for (int i = 0; i < session.size(); i++) {
            Draft draft = session.get(i);
            copy.add(new Draft(
                    "session-" + number,
                    draft.workspace(),
                    draft.at().plus(shift),
                    draft.agent(),
                    draft.agentId(),
                    draft.tickId(),
                    number + "-" + i,
                    draft.stream(),
                    draft.event()));
        }
        return copy;
    }

    private static List<Draft> map(Path file) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        LineMapper mapper = new ClaudeTranscripts().mapper(new FileFacts(file), "");
        long number = 0;
        for (String line : Files.readAllLines(file)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            try {
                mapper.map(new Line(bytes, 0, bytes.length, ++number, 0, BEGIN), drafts::add);
            } catch (BadLineException e) {
                throw new IOException(file + ":" + number + " " + e.reason(), e);
            }
        }
        mapper.pause(drafts::add);
        return drafts;
    }
}
