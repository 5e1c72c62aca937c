package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.Plan;
import com.openagents.backroom.schema.event.HudEvent.PlanEntry;
import com.openagents.backroom.schema.event.HudEvent.Queue;
import com.openagents.backroom.schema.event.HudEvent.QueueItem;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.IsoTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a session says about itself: names, places, plans. The newest word counts.
public final class SessionFacts {
    private static final int MAX_TITLE_CHARS = 240;
    private static final int MAX_PLAN_ENTRIES = 100;
    private static final int MAX_ERRORS = 20;

    @Nullable String model;

    @Nullable String cwd;

    @Nullable String branch;

    private @Nullable String title;
    private @Nullable Issue issue;
    private String firstPrompt = "";
    private String firstWords = "";
    private @Nullable String firstWordsId;
    private List<PlanEntry> plan = List.of();
    private @Nullable Queue queue;
    private @Nullable LastPr lastPr;
    private long errors;
    private final List<ErrorEntry> newestErrors = new ArrayList<>();

    /// Something that went wrong, and when.
    public record ErrorEntry(Instant at, String code, String message) {}

    void start(SessionStart start) {
        model = start.model() == null ? model : start.model();
        cwd = start.cwd() == null ? cwd : start.cwd();
        branch = start.branch() == null ? branch : start.branch();
        title = start.title() == null ? title : Texts.firstLine(start.title(), MAX_TITLE_CHARS);
        issue = start.issue() == null ? issue : start.issue();
    }

    void change(StateChange change) {
        String value = change.value();
        if (value == null) {
            return;
        }
        switch (change.field()) {
            case "issue" -> issue = issue(Texts.firstLine(value, MAX_TITLE_CHARS));
            case "title" -> title = Texts.firstLine(value, MAX_TITLE_CHARS);
            case "branch" -> branch = Texts.firstLine(value, MAX_TITLE_CHARS);
            case "model" -> model = Texts.firstLine(value, MAX_TITLE_CHARS);
            case "cwd" -> cwd = Texts.firstLine(value, MAX_TITLE_CHARS);
            default -> {}
        }
    }

    void prompt(String text) {
        if (firstPrompt.isEmpty()) {
            firstPrompt = Texts.firstLine(text, MAX_TITLE_CHARS);
        }
    }

    /// What the agent says. The beginning of its first message is remembered, however many chunks it comes in.
    void words(String messageId, String text) {
        if (firstWordsId == null) {
            firstWordsId = messageId;
        }
        if (messageId.equals(firstWordsId) && firstWords.length() < MAX_TITLE_CHARS) {
            firstWords = Texts.clip(firstWords + Texts.clip(text, MAX_TITLE_CHARS), MAX_TITLE_CHARS);
        }
    }

    /// Reads `#959 Title`; the source names no address.
    private static Issue issue(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? new Issue("", text, null)
                : new Issue("", text.substring(0, space), text.substring(space + 1));
    }

    void plan(Plan plan) {
        List<PlanEntry> entries = new ArrayList<>();
        for (PlanEntry entry : plan.entries()) {
            if (entries.size() < MAX_PLAN_ENTRIES) {
                entries.add(entry);
            }
        }
        this.plan = entries;
    }

    void queue(Queue queue) {
        this.queue = queue;
    }

    void lastPr(LastPr lastPr) {
        this.lastPr = lastPr;
    }

    void error(Instant at, String code, String message) {
        errors++;
        newestErrors.add(new ErrorEntry(at, Texts.clip(code, MAX_TITLE_CHARS), Texts.clip(message, MAX_TITLE_CHARS)));
        if (newestErrors.size() > MAX_ERRORS) {
            newestErrors.removeFirst();
        }
    }

    /// What the session is called: its title, else its issue's, else the first line of its first prompt, else of the
    /// first words of its agent; else empty.
    public String title() {
        if (title != null && !title.isEmpty()) {
            return title;
        }
        if (issue != null && issue.title() != null) {
            return Texts.firstLine(issue.title(), MAX_TITLE_CHARS);
        }
        return firstPrompt.isEmpty() ? Texts.firstLine(firstWords, MAX_TITLE_CHARS) : firstPrompt;
    }

    public Optional<Issue> issue() {
        return Optional.ofNullable(issue);
    }

    public Optional<String> branch() {
        return Optional.ofNullable(branch);
    }

    public Optional<String> cwd() {
        return Optional.ofNullable(cwd);
    }

    public List<PlanEntry> plan() {
        return plan;
    }

    public Optional<Queue> queue() {
        return Optional.ofNullable(queue);
    }

    public Optional<LastPr> lastPr() {
        return Optional.ofNullable(lastPr);
    }

    /// All errors of the session, those of tools not counted.
    public long errors() {
        return errors;
    }

    public List<ErrorEntry> newestErrors() {
        return List.copyOf(newestErrors);
    }

    void write(FieldSink out) {
        out.text("model", model);
        out.text("cwd", cwd);
        out.text("branch", branch);
        out.text("title", title);
        out.text("first_prompt", firstPrompt);
        out.text("first_words", firstWords);
        out.text("first_words_id", firstWordsId);
        out.number("errors", errors);
        Issue issue = this.issue;
        if (issue != null) {
            out.object("issue", sink -> {
                sink.text("url", issue.url());
                sink.text("label", issue.label());
                sink.text("title", issue.title());
            });
        }
        Queue queue = this.queue;
        if (queue != null) {
            out.object("queue", sink -> writeQueue(queue, sink));
        }
        LastPr pr = lastPr;
        if (pr != null) {
            out.object("last_pr", sink -> {
                sink.text("url", pr.url());
                sink.text("title", pr.title());
                sink.text("state", pr.state());
            });
        }
        out.objects("plan", plan, (entry, sink) -> {
            sink.text("text", entry.text());
            sink.text("status", entry.status());
        });
        out.objects("newest_errors", newestErrors, (error, sink) -> {
            sink.text("at", IsoTime.text(error.at()));
            sink.text("code", error.code());
            sink.text("message", error.message());
        });
    }

    private static void writeQueue(Queue queue, FieldSink out) {
        out.number("depth", (long) queue.depth());
        QueueItem oldest = queue.oldest();
        if (oldest != null) {
            out.object("oldest", sink -> {
                sink.text("label", oldest.label());
                sink.text("url", oldest.url());
                sink.text("at", oldest.at());
            });
        }
    }

    void read(Fields in) {
        model = in.text("model");
        cwd = in.text("cwd");
        branch = in.text("branch");
        title = in.text("title");
        firstPrompt = Read.text(in, "first_prompt");
        firstWords = Read.text(in, "first_words");
        firstWordsId = in.text("first_words_id");
        errors = Read.number(in, "errors");
        Fields is = in.object("issue");
        issue = is == null ? null : new Issue(Read.text(is, "url"), is.text("label"), is.text("title"));
        Fields qu = in.object("queue");
        queue = qu == null ? null : new Queue(Read.count(qu, "depth"), readQueueItem(qu.object("oldest")));
        Fields pr = in.object("last_pr");
        lastPr = pr == null ? null : new LastPr(Read.text(pr, "url"), pr.text("title"), pr.text("state"));
        List<PlanEntry> entries = new ArrayList<>();
        for (Fields entry : in.objects("plan")) {
            entries.add(new PlanEntry(Read.text(entry, "text"), Read.text(entry, "status")));
        }
        plan = entries;
        for (Fields error : in.objects("newest_errors")) {
            newestErrors.add(
                    new ErrorEntry(Read.time(error, "at"), Read.text(error, "code"), Read.text(error, "message")));
        }
    }

    private static @Nullable QueueItem readQueueItem(@Nullable Fields in) {
        return in == null ? null : new QueueItem(Read.text(in, "label"), in.text("url"), in.text("at"));
    }
}
