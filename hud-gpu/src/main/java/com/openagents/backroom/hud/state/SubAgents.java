package com.openagents.backroom.hud.state;

import com.openagents.backroom.schema.event.FieldSink;
import com.openagents.backroom.schema.event.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the sub-agents of a session are called, and how many calls each made.
public final class SubAgents {
    /// Sub-agents remembered, a name and a number each; the one seen first leaves first.
    private static final int MAX_AGENTS = 1_024;

    private static final int MAX_NAME_CHARS = 120;
    private static final int ID_CHARS = 8;

    private final Map<String, SubAgent> agents = new LinkedHashMap<>();

    /// One of them.
    ///
    /// @param name what it was told to do; empty while nothing of that is known
    private record SubAgent(String id, String name, long calls) {}

    private SubAgent find(String id) {
        SubAgent known = agents.get(id);
        return known == null ? new SubAgent(id, "", 0) : known;
    }

    private void put(SubAgent agent) {
        agents.put(agent.id(), agent);
        if (agents.size() > MAX_AGENTS) {
            agents.remove(agents.keySet().iterator().next());
        }
    }

    /// Its prompt names it until somebody does better. Which of the two is heard first depends on whose file is read
    /// first.
    void prompt(String id, String text) {
        if (isBare(find(id).name())) {
            named(id, text);
        }
    }

    /// What its source calls it. A bare type, like `Explore`, says less than its prompt.
    void named(String id, String name) {
        SubAgent agent = find(id);
        if (agent.name().isEmpty() || !isBare(name)) {
            put(new SubAgent(id, Texts.firstLine(name, MAX_NAME_CHARS), agent.calls()));
        }
    }

    private static boolean isBare(String name) {
        return name.indexOf(' ') < 0;
    }

    void called(String id) {
        SubAgent agent = find(id);
        put(new SubAgent(id, agent.name(), agent.calls() + 1));
    }

    /// What a sub-agent is called; without any words, the beginning of its id.
    public String name(String id) {
        String name = find(id).name();
        return name.isEmpty() ? "Sub-agent " + Texts.clip(id, ID_CHARS) : name;
    }

    /// How many calls a sub-agent made.
    public long calls(String id) {
        return find(id).calls();
    }

    void write(FieldSink out) {
        out.objects("agents", new ArrayList<>(agents.values()), (agent, sink) -> {
            sink.text("id", agent.id());
            sink.text("name", agent.name().isEmpty() ? null : agent.name());
            sink.number("calls", agent.calls());
        });
    }

    void read(Fields in) {
        List<Fields> items = in.objects("agents");
        for (Fields item : items) {
            String id = Read.text(item, "id");
            agents.put(id, new SubAgent(id, Read.text(item, "name"), Read.number(item, "calls")));
        }
    }
}
