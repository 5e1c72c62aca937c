package com.openagents.backroom.hud.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.state.Terminal.Line;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String RED = "\u001b[31m";

    private static Terminal run(String... chunks) {
        Story story = new Story().start("Build").tool("t", "Bash", ToolKind.EXECUTE, "make");
        for (String chunk : chunks) {
            story.event(new ContainerOutput("t", OutputStream.STDOUT, chunk));
        }
        return story.only().terminal();
    }

    private static List<String> output(String... chunks) {
        return run(chunks).lines().stream()
                .filter(line -> !line.isCommand())
                .map(Line::text)
                .toList();
    }

    @Test
    void progressBar_isItsLastState() {
        assertEquals(List.of("100 %", "done"), output("1 %\r50 %", "\r100 %\ndone\n"));
        assertEquals(List.of("built"), output("building\u001b[2K\rbuilt\n"));
        assertEquals(List.of("built"), output("building 7\u001b[1K\u001b[0Gbuilt\n"));
        assertEquals(List.of("spin /"), output("spin |\b/\n"));
    }

    @Test
    void colours_goOnInTheNextLine_untilTheyAreTakenBack() {
        assertEquals(List.of(RED + "a", RED + "b\u001b[0m", "c"), output(RED + "a\nb\u001b[0m\nc\n"));
        assertEquals(List.of(RED + "99 %", RED + "on"), output(RED + "1 %\r99 %\non\n"));
    }

    @Test
    void whatMovesTheCursorElsewhere_isLeftOut() {
        assertEquals(List.of("ab"), output("\u001b]0;title\u0007a\u001b[3Ab\n"));
    }

    @Test
    void moreLinesThanAreKept_areCounted() {
        Terminal terminal = run("x\n".repeat(100_000));
        assertEquals(Terminal.MAX_LINES, terminal.lines().size());
        assertEquals(100_000 + 1 - Terminal.MAX_LINES, terminal.dropped());
    }
}
