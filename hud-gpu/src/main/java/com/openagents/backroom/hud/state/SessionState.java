package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEnvelope;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.SessionTotal;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.Status;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.HudEvent.TickStart;
import com.openagents.backroom.schema.event.HudEvent.ToolDone;
import com.openagents.backroom.schema.event.HudEvent.ToolProgress;
import com.openagents.backroom.schema.event.HudEvent.ToolStart;
import com.openagents.backroom.schema.event.HudEvent.Usage;
import com.openagents.backroom.schema.event.IsoTime;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one session: the fold over its events. Bounded, whatever comes.
///
/// Used by one thread at a time. Nothing in it depends on the clock; what does takes `now`.
public final class SessionState {
    /// Rows, lines and changes that a session keeps once it has been quiet for longer than others.
    private static final int SLIM_ENTRIES = 40;

    private static final int SLIM_LINES = 100;
    private static final int SLIM_DIFFS = 4;
    private static final int SLIM_CALLS = 100;

    /// Calls that the JSON form has of a session of which it has no thread.
    private static final int CARD_CALLS = 24;

    private final HudId hud;
    private final String sessionId;
    private final String agent;
    private final SessionFacts facts = new SessionFacts();
    private final PhaseTracker phase = new PhaseTracker();
    private final ApmMeter apm = new ApmMeter();
    private final UsageMeter usage = new UsageMeter();
    private final ToolMeter tools = new ToolMeter();
    private final ThreadLog thread = new ThreadLog();
    private final FileChanges files = new FileChanges();
    private final Terminal terminal = new Terminal();
    private final CallLog calls = new CallLog();
    private final SubAgents subAgents = new SubAgents();
    private @Nullable Instant startedAt;
    private Instant lastEventAt = Instant.EPOCH;
    private Instant aliveAt = Instant.EPOCH;
    private long events;
    private long lastSeq;
    private long deadLetters;
    private int slimmed;

    SessionState(HudId hud, String sessionId, String agent) {
        this.hud = hud;
        this.sessionId = sessionId;
        this.agent = agent;
    }

    void apply(HudEnvelope envelope) {
        Instant at = envelope.at();
        events++;
        lastSeq = envelope.seq();
        startedAt = startedAt == null || at.isBefore(startedAt) ? at : startedAt;
        lastEventAt = at.isAfter(lastEventAt) ? at : lastEventAt;
        Phase before = phase.phase();
        switch (envelope.event()) {
            case SessionStart start -> facts.start(start);
            case TickStart start -> prompt(envelope, start.cause());
            case TickEnd _, SessionEnd _ -> lose(tools.abandon(envelope.agentId()), at);
            case ToolStart start -> start(envelope, start);
            case ToolDone done -> done(envelope, done);
            case Chunk chunk -> say(envelope, chunk);
            case FileDiff diff -> {
                thread.changed(envelope, diff);
                files.add(envelope, diff);
            }
            case ContainerOutput output -> terminal.write(output, envelope.isCut());
            case Usage row -> {
                if (usage.add(row, at, envelope.agentId() == null)) {
                    apm.record(at.toEpochMilli());
                }
            }
            case Plan plan -> facts.plan(plan);
            case Queue queue -> facts.queue(queue);
            case LastPr pr -> facts.lastPr(pr);
            case SessionTotal total -> usage.add(total, at);
            case StateChange change -> {
                deadLetters += change.isDeadLetter() ? 1 : 0;
                change(envelope, change);
            }
            case Failure failure -> {
                facts.error(at, failure.code(), failure.message());
                thread.fail(envelope, failure);
            }
            case ToolProgress _, Status _ -> {}
        }
        phase.apply(envelope, tools);
        if (before != Phase.WAITING && phase.phase() == Phase.WAITING) {
            apm.waitBegins(at.toEpochMilli());
        } else if (before == Phase.WAITING && phase.phase() != Phase.WAITING) {
            apm.waitEnds(at.toEpochMilli());
        }
    }

    private void change(HudEnvelope envelope, StateChange change) {
        facts.change(change);
        String agentId = envelope.agentId();
        String value = change.value();
        if (agentId != null && value != null && change.field().equals("subagent")) {
            subAgents.named(agentId, value);
        }
    }

    private void prompt(HudEnvelope envelope, @Nullable String cause) {
        if (cause != null) {
            thread.prompt(envelope, cause);
            asked(envelope.agentId(), cause);
        }
    }

    private void asked(@Nullable String agentId, String words) {
        if (agentId == null) {
            facts.prompt(words);
        } else {
            subAgents.prompt(agentId, words);
        }
    }

    private void say(HudEnvelope envelope, Chunk chunk) {
        if (chunk.text().isEmpty()) {
            return;
        }
        if (chunk.provisional()) { // its response is counted, and its words are read, when it is whole
            thread.say(envelope, chunk);
            return;
        }
        boolean isResponse = chunk.role() == Role.ASSISTANT || chunk.role() == Role.THINKING;
        if (isResponse && usage.see(chunk.messageId())) {
            apm.record(envelope.at().toEpochMilli());
        }
        if (chunk.role() == Role.USER) {
            asked(envelope.agentId(), chunk.text());
        }
        if (chunk.role() == Role.ASSISTANT && envelope.agentId() == null) {
            facts.words(chunk.messageId(), chunk.text());
        }
        thread.say(envelope, chunk);
    }

    private void start(HudEnvelope envelope, ToolStart start) {
        RunningTool tool = new RunningTool(
                start.toolId(),
                Texts.clip(start.toolName(), ThreadLog.MAX_TITLE_CHARS),
                start.kind(),
                Texts.firstLine(start.title(), ThreadLog.MAX_TITLE_CHARS),
                envelope.at(),
                envelope.agentId());
        if (!tools.start(tool)) {
            return;
        }
        apm.record(envelope.at().toEpochMilli());
        thread.start(envelope.seq(), tool);
        calls.start(tool);
        if (tool.agentId() != null) {
            subAgents.called(tool.agentId());
        }
        if (tool.kind() == ToolKind.EXECUTE) {
            terminal.command(tool);
        }
    }

    private void lose(List<RunningTool> lost, Instant at) {
        for (RunningTool tool : lost) {
            thread.lost(tool);
            calls.lost(tool, at.toEpochMilli());
            terminal.done(tool, ThreadEntry.Outcome.LOST, null);
        }
    }

    private void done(HudEnvelope envelope, ToolDone done) {
        long at = envelope.at().toEpochMilli();
        Optional<RunningTool> running = tools.done(done, at);
        if (running.isEmpty()) {
            return;
        }
        RunningTool tool = running.get();
        long duration = ToolMeter.durationMillis(done, tool, at);
        String result = done.result() == null ? "" : done.result();
        String quoted = done.success() || tool.kind() != ToolKind.EXECUTE
                ? result
                : result + "\n" + terminal.outputOf(tool.toolId());
        thread.done(tool, done.success(), duration, quoted);
        calls.done(tool, duration, done.success());
        if (tool.kind() == ToolKind.EXECUTE) {
            terminal.done(tool, done.success() ? ThreadEntry.Outcome.SUCCEEDED : ThreadEntry.Outcome.FAILED, duration);
        }
    }

    /// Whether silence would mean something: the agent is at work, by its own words.
    public boolean isAtWork() {
        return phase.phase().isActive();
    }

    /// When the agent was last heard of: its newest event, or its host's newest check.
    public Instant heardAt() {
        return aliveAt.isAfter(lastEventAt) ? aliveAt : lastEventAt;
    }

    /// Notes that the agent's file grew or its process runs, as its host has just checked.
    void sawAlive(Instant at) {
        aliveAt = at.isAfter(aliveAt) ? at : aliveAt;
    }

    /// Gives back memory that only the detailed view needs.
    void slim() {
        slimmed++;
        thread.trim(SLIM_ENTRIES);
        terminal.trim(SLIM_LINES);
        files.trim(SLIM_DIFFS);
        calls.trim(SLIM_CALLS);
        usage.trim(UsageMeter.MAX_RECENT_SHORT);
    }

    public HudId hud() {
        return hud;
    }

    public String sessionId() {
        return sessionId;
    }

    /// The kind of agent, such as `claude-code`.
    public String agent() {
        return agent;
    }

    /// What the session says about itself.
    public SessionFacts facts() {
        return facts;
    }

    /// What the session is called; without any words of its own, the beginning of its id.
    public String title() {
        String title = facts.title();
        return title.isEmpty() ? "Session " + Texts.clip(sessionId, 8) : title;
    }

    /// The model of the newest response, else the one the session started with.
    public Optional<String> model() {
        UsageMeter.Context context = usage.context().orElse(null);
        return Optional.ofNullable(context == null ? facts.model : context.model());
    }

    public PhaseNow phaseAt(Instant now) {
        return phase.at(now, heardAt());
    }

    /// The tool call for which the agent waits for a human; empty when it does not wait or waits for no call.
    public Optional<RunningTool> waitingFor() {
        String id = phase.waitingTool();
        return id == null || phase.phase() != Phase.WAITING ? Optional.empty() : tools.findRunning(id);
    }

    public ApmMeter apm() {
        return apm;
    }

    /// Actions per minute over the whole session.
    public double sessionApm() {
        return apm.perMinute(lastEventAt.toEpochMilli() - startedAt().toEpochMilli());
    }

    public UsageMeter usage() {
        return usage;
    }

    public ToolMeter tools() {
        return tools;
    }

    public ThreadLog thread() {
        return thread;
    }

    public FileChanges files() {
        return files;
    }

    public Terminal terminal() {
        return terminal;
    }

    /// When its calls ran.
    public CallLog calls() {
        return calls;
    }

    public SubAgents subAgents() {
        return subAgents;
    }

    public Instant startedAt() {
        return startedAt == null ? lastEventAt : startedAt;
    }

    public Instant lastEventAt() {
        return lastEventAt;
    }

    /// How long the session lasted, or has lasted until now while it goes on.
    public long lengthMillis(Instant now) {
        Phase current = phaseAt(now).phase();
        Instant end = current.isOver() || current == Phase.OFFLINE ? lastEventAt : now;
        return Math.max(0, end.toEpochMilli() - startedAt().toEpochMilli());
    }

    /// Events folded.
    public long events() {
        return events;
    }

    /// How often it gave memory back. With [#lastSeq] it tells whether a state has changed.
    public int slimmed() {
        return slimmed;
    }

    /// The seq of the newest event of this session.
    public long lastSeq() {
        return lastSeq;
    }

    /// Lines of the session's files that could not be understood.
    public long deadLetters() {
        return deadLetters;
    }

    /// The newest call that runs, of any agent.
    public Optional<RunningTool> currentTool() {
        List<RunningTool> running = tools.running();
        return running.isEmpty() ? Optional.empty() : Optional.of(running.getLast());
    }

    void writeFold(FieldSink out, boolean isFull) {
        out.number("last_seq", lastSeq);
        out.text("started", startedAt == null ? null : IsoTime.text(startedAt));
        out.text("last_event", IsoTime.text(lastEventAt));
        out.text("alive", IsoTime.text(aliveAt));
        out.object("facts", facts::write);
        out.object("phase", phase::write);
        out.object("apm", apm::write);
        out.object("usage", sink -> usage.write(sink, isFull ? UsageMeter.MAX_RECENT : UsageMeter.MAX_RECENT_SHORT));
        out.object("tools", tools::write);
        out.object("thread", sink -> thread.write(sink, isFull ? ThreadLog.MAX_ENTRIES : 1));
        out.object("files", sink -> files.write(sink, isFull));
        out.object("calls", sink -> calls.write(sink, isFull ? CallLog.MAX_CALLS : CARD_CALLS));
        out.object("sub_agents", subAgents::write);
        if (isFull) {
            out.object("terminal", terminal::write);
        }
    }

    void readFold(Fields in, List<Fields> fileItems) {
        lastSeq = Read.number(in, "last_seq");
        startedAt = in.text("started") == null ? null : Read.time(in, "started");
        lastEventAt = Read.time(in, "last_event");
        aliveAt = Read.time(in, "alive");
        facts.read(Read.part(in, "facts"));
        phase.read(Read.part(in, "phase"));
        apm.read(Read.part(in, "apm"));
        usage.read(Read.part(in, "usage"));
        tools.read(Read.part(in, "tools"));
        thread.read(Read.part(in, "thread"));
        files.read(Read.part(in, "files"), fileItems);
        calls.read(Read.part(in, "calls"));
        subAgents.read(Read.part(in, "sub_agents"));
        terminal.read(Read.part(in, "terminal"));
    }

    void readCounts(long events, long deadLetters) {
        this.events = events;
        this.deadLetters = deadLetters;
    }
}
