package com.openagents.backroom.server.log;

import com.openagents.backroom.server.db.LoggedSession;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.function.Predicate;

/* Decides what goes. Three wishes meet: a session goes whole, the oldest go first, and what is left of a HUD's log has no
 * gap. Sessions of one HUD run at the same time, so their events are mixed:
 *
 *     seq      1 2 3 4 5 6 7 8 9
 *     session  A A B A B C C D C          blocks: [A B] [C D]
 *
 * A cut is possible only where no session has events on both sides: between blocks. So a HUD gives up its blocks from the
 * front, and of all HUDs' front blocks the oldest goes first. A block with a running session stays, and with it all that
 * is behind it.
 */
final class RetentionPlan {
    private RetentionPlan() {}

    /// What is to be removed: by HUD, the seq of the last event that goes.
    static Map<Long, Long> of(
            List<LoggedSession> sessions, RetentionPolicy policy, Instant now, Predicate<LoggedSession> running) {
        Instant tooOld = now.minus(policy.maxAge());
        Instant recent = now.minus(RetentionPolicy.RUNNING);
        long bytes = sessions.stream().mapToLong(LoggedSession::bytes).sum();
        PriorityQueue<Deque<Block>> fronts = new PriorityQueue<>(
                Comparator.comparing(blocks -> blocks.getFirst().seenAt()));
        fronts.addAll(blocks(sessions, session -> session.lastSeenAt().isAfter(recent) || running.test(session)));
        Map<Long, Long> cuts = new TreeMap<>();
        while (!fronts.isEmpty()) {
            Deque<Block> hud = fronts.remove();
            Block oldest = hud.getFirst();
            if (oldest.running()) {
                continue;
            }
            if (bytes <= policy.maxBytes() && !oldest.seenAt().isBefore(tooOld)) {
                break;
            }
            cuts.put(oldest.hudId(), oldest.lastSeq());
            bytes -= oldest.bytes();
            hud.removeFirst();
            if (!hud.isEmpty()) {
                fronts.add(hud);
            }
        }
        return cuts;
    }

    private static List<Deque<Block>> blocks(List<LoggedSession> sessions, Predicate<LoggedSession> running) {
        Map<Long, Deque<Block>> byHud = new HashMap<>();
        List<LoggedSession> inOrder = new ArrayList<>(sessions);
        inOrder.sort(Comparator.comparingLong(LoggedSession::firstSeq));
        for (LoggedSession session : inOrder) {
            Block block = Block.of(session, running.test(session));
            Deque<Block> blocks = byHud.computeIfAbsent(session.hudId(), _ -> new ArrayDeque<>());
            if (!blocks.isEmpty() && session.firstSeq() <= blocks.getLast().lastSeq()) {
                block = blocks.removeLast().with(block);
            }
            blocks.addLast(block);
        }
        return List.copyOf(byHud.values());
    }

    /// Sessions of one HUD whose events are mixed.
    ///
    /// @param seenAt when the newest event of all of them was seen
    private record Block(long hudId, long lastSeq, long bytes, Instant seenAt, boolean running) {
        static Block of(LoggedSession session, boolean running) {
            return new Block(session.hudId(), session.lastSeq(), session.bytes(), session.lastSeenAt(), running);
        }

        Block with(Block other) {
            return new Block(
                    hudId,
                    Math.max(lastSeq, other.lastSeq),
                    bytes + other.bytes,
                    seenAt.isAfter(other.seenAt) ? seenAt : other.seenAt,
                    running || other.running);
        }
    }
}
