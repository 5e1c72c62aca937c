package com.openagents.backroom.server.hud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.layout.Frame;
import com.openagents.backroom.hud.layout.HudLayout;
import com.openagents.backroom.hud.layout.HudView;
import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.scene.SceneText;
import com.openagents.backroom.hud.scene.Theme;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.hud.state.StateJson;
import com.openagents.backroom.hud.text.FontMetrics;
import com.openagents.backroom.schema.hud.HudSettings;
import com.openagents.backroom.schema.hud.RedactionPolicy;
import com.openagents.backroom.server.db.Hud;
import com.openagents.backroom.server.db.ReplayPlace;
import com.openagents.backroom.server.ingest.Draft;
import com.openagents.backroom.server.ingest.Recording;
import com.openagents.backroom.server.ingest.claude.ClaudeStreams;
import com.openagents.backroom.server.ingest.claude.ClaudeTranscripts;
import com.openagents.backroom.server.log.LogEntry;
import com.openagents.backroom.server.replay.Projection;
import com.openagents.backroom.server.replay.Tape;
import com.openagents.backroom.server.replay.Tapes;
import com.openagents.backroom.server.testing.OpenLog;
import com.openagents.backroom.server.web.Answer;
import com.openagents.backroom.testing.SharedFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A replay at any time shows exactly what the live HUD showed then: several agents are watched live, looked at at
/// random times, and all looks come out of the log again, in any order.
class ReplayIsLiveTest {
    private static final int LOOKS = 40;
    private static final HudSettings SEEN = new HudSettings(true, false, RedactionPolicy.STANDARD, List.of());
    private static final FontMetrics METRICS = FontMetrics.load();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    /// An event and when the live HUD can have heard of it: nothing in a file is read before what stands above it.
    private record Told(Instant heard, Draft draft) {}

    /// What somebody saw.
    private record Look(Instant at, String state, String frame) {}

    @ParameterizedTest
    @EnumSource(Audience.class)
    void shippedRecordings(Audience audience) {
        assertReplayIsLive(
                audience, List.of(transcript(shipped("feature.jsonl")), stream(shipped("subagents.stream.jsonl"))));
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void captures(Audience audience) {
        Path captures = SharedFixtures.require("claude-code");
        List<List<Draft>> files = new ArrayList<>();
        for (Path file : files(captures, "projects")) {
            files.add(transcript(file));
        }
        assertReplayIsLive(audience, files);
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void longRuns(Audience audience) {
        List<List<Draft>> files = new ArrayList<>();
        for (Path file : files(SharedFixtures.require("autopilot-logs"), "")) {
            files.add(stream(file));
        }
        assertReplayIsLive(audience, files);
    }

    private void assertReplayIsLive(Audience audience, List<List<Draft>> files) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (OpenLog open = OpenLog.in(root)) {
            Hud hud = open.hud("shop");
            List<Look> looks = watch(open, hud, merged(files), audience, random);
            assertTrue(looks.size() > LOOKS / 2, "looks");
            Collections.shuffle(looks, random);
            Tape tape = new Tapes(open.log.replay()).of(hud, audience, projection(audience));
            for (Look look : looks) {
                Look again = look(
                        look.at(), tape.open(ReplayPlace.endOf(look.at()), null).state());
                String what = "at " + look.at() + ", seed " + seed;
                assertEquals(look.state(), again.state(), what);
                assertEquals(look.frame(), again.frame(), what);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Lets the events happen before the eyes of a live HUD.
    private static List<Look> watch(OpenLog open, Hud hud, List<Told> all, Audience audience, Random random) {
        List<Look> looks = new ArrayList<>();
        try (LiveHuds live = new LiveHuds(open.huds, open.log, _ -> SEEN, () -> 0)) {
            LiveHud watched = live.find(hud.name()).orElseThrow();
            HudState state = watched.channel(audience).read(folded -> folded);
            for (int i = 0; i < all.size(); i++) {
                live.take(open.log.append(List.of(new LogEntry(hud, all.get(i).draft())), List.of(), null));
                live.flush();
                Instant from = all.get(i).heard();
                Instant to = i + 1 < all.size() ? all.get(i + 1).heard() : from.plusSeconds(90);
                if (to.isAfter(from) && random.nextInt(all.size()) < LOOKS * 2) {
                    long between = random.nextLong(Duration.between(from, to).toMillis() + 1);
                    Instant at = from.plusMillis(between);
                    looks.add(look(at.isBefore(to) ? at : from, state));
                }
            }
        }
        return looks;
    }

    private static Look look(Instant at, HudState state) {
        SessionState shown = state.foremost(at).orElseThrow();
        byte[] json = Answer.object(out -> StateJson.write(state, out, at, session -> session == shown));
        HudView view = new HudView(
                "ada/shop", shown, state.seq(), new LinkState.Live(), true, true, 0, HudView.Offsets.AT_END);
        String frame = SceneText.of(HudLayout.lay(view, new Frame(1280, 800, Theme.DARK, METRICS, at)));
        return new Look(at, new String(json, StandardCharsets.UTF_8), frame);
    }

    /// The files as they grew side by side.
    private static List<Told> merged(List<List<Draft>> files) {
        List<Told> all = new ArrayList<>();
        for (List<Draft> file : files) {
            Instant heard = Instant.EPOCH;
            for (Draft draft : file) {
                heard = draft.at().isAfter(heard) ? draft.at() : heard;
                all.add(new Told(heard, draft));
            }
        }
        all.sort(Comparator.comparing(Told::heard));
        return all;
    }

    private static Supplier<Projection> projection(Audience audience) {
        return switch (audience) {
            case OWNER -> () -> Projection.WHOLE;
            case PUBLIC -> () -> PublicProjection.of(SEEN);
        };
    }

    private static List<Draft> transcript(Path file) {
        return Recording.map(new ClaudeTranscripts(), file);
    }

    private static List<Draft> stream(Path file) {
        return Recording.map(new ClaudeStreams(), file);
    }

    private static Path shipped(String name) {
        return SharedFixtures.root()
                .resolve("embedded-server/src/test/resources/com/openagents/backroom/server/ingest/claude")
                .resolve(name);
    }

    private static List<Path> files(Path folder, String below) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> Recording.plain(file).toString().endsWith(".jsonl"))
                    .filter(file -> file.toString().contains(below))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
