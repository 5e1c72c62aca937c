package com.openagents.backroom.hud.golden;

import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.state.Terminal;
import com.openagents.backroom.schema.event.HudEvent.Chunk;
import com.openagents.backroom.schema.event.HudEvent.ContainerOutput;
import com.openagents.backroom.schema.event.HudEvent.Failure;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.SessionEnd;
import com.openagents.backroom.schema.event.HudEvent.StateChange;
import com.openagents.backroom.schema.event.HudEvent.TickEnd;
import com.openagents.backroom.schema.event.OutputStream;
import com.openagents.backroom.schema.event.Role;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.ArrayList;
import java.util.List;

/// What an agent did in the golden scenes: all kinds of rows, colours and signs that a HUD shows.
final class GoldenStory {
    private GoldenStory() {}

    /// An agent at work.
    static Story working() {
        Story story = new Story()
                .start("Add discounts to the cart")
                .prompt("Add a discount to the cart and test it")
                .after(2_000)
                .usage("m1", 1_200, 40)
                .say("m1", "I will look at the cart first, then add the discount with its tests.")
                .tool("t1", "Read", ToolKind.READ, "src/cart.js")
                .after(24)
                .done("t1", true, "ok")
                .tool("t2", "Grep", ToolKind.SEARCH, "total\\(")
                .after(43)
                .done("t2", true, "3 matches")
                .after(3_000)
                .usage("m2", 400, 900)
                .tool("t3", "Edit", ToolKind.EDIT, "src/cart.js")
                .after(31);
        diff(story).done("t3", true, "ok").after(1_000);
        story.say(
                        "m3",
                        "Das kostet 12,50 \u20ac \u2014 \u00ab\u0394\u03b9\u03ba\u03b1\u03b9\u03ce\u03bc\u03b1\u03c4\u03b1\u00bb,"
                                + " \u0441\u043a\u0438\u0434\u043a\u0430, z\u0142oty, \u00e9t\u00e9.")
                .tool("t4", "Bash", ToolKind.EXECUTE, "npm test");
        output(story, "t4").after(7_800).done("t4", false, "Exit code 1\nAssertionError: 90 != 100");
        story.after(500).usage("m4", 700, 300).tool("t5", "WebFetch", ToolKind.FETCH, "https://example.org/tax");
        return story.after(900).done("t5", true, "ok").tool("t6", "Bash", ToolKind.EXECUTE, "git push origin main");
    }

    /// The same agent, stopped until its operator answers.
    static Story waiting() {
        return working().after(100).waiting("permission");
    }

    /// Eight minutes of three agents and a sub-agent: all kinds of calls, failures, a call that runs, a wait.
    static Story day() {
        Story story = new Story().start("Add discounts to the cart").prompt("x");
        story.in("s2")
                .start("Review the cart")
                .prompt("x")
                .in("s3")
                .start("Tidy up")
                .prompt("x");
        ToolKind[] kinds = ToolKind.values();
        for (int i = 0; i < 48; i++) {
            ToolKind kind = kinds[i % kinds.length];
            boolean isLong = kind == ToolKind.EXECUTE;
            story.in(i % 5 == 4 ? "s2" : "s1").by(null);
            story.tool("c" + i, "Tool", kind, "make " + i).after(isLong ? 12_000 : 700);
            story.done("c" + i, i % 11 != 3, "no rule").after(2_300);
            if (i > 30) {
                story.in("s2")
                        .by("a1")
                        .tool("a" + i, "Read", ToolKind.READ, "src/" + i)
                        .after(900);
                story.done("a" + i, true, "ok");
            }
        }
        story.in("s2").by("a1").event(new StateChange("subagent", "running", "Look for rounding errors"));
        story.by(null).tool("r", "Bash", ToolKind.EXECUTE, "npm run test:all");
        story.in("s3").event(new TickEnd(1L, true));
        return story.in("s1").after(30_000).waiting("permission").after(97_000);
    }

    /// A session at its first call.
    static Story asked() {
        return new Story()
                .start("Round prices")
                .prompt("Round prices")
                .after(1_200)
                .usage("m1", 1_200, 40)
                .say("m1", "I look at total() first.")
                .tool("t1", "Read", ToolKind.READ, "src/cart.js")
                .after(24)
                .done("t1", true, "ok");
    }

    /// A session with so many actions in its last minute, as many as fit after a slow beginning.
    static Story busy(int actions) {
        Story story = new Story().start("Round prices").prompt("Round prices").usage("m1", 9_400, 2_870);
        story.tool("slow", "Bash", ToolKind.EXECUTE, "make").after(7_800).done("slow", false, "no rule");
        story.after(600_000);
        List<ToolKind> kinds = List.of(ToolKind.values());
        for (int i = 0; i < actions; i++) {
            int tool = i % kinds.size();
            story.after(50_000 / actions).tool("t" + i, "Tool" + tool, kinds.get(tool), "src/" + i);
            story.done("t" + i, i % 9 != 5, "ok");
        }
        return story.after(100);
    }

    /// So many sessions: the first three wait, then each phase in turn.
    static Story crowd(int count) {
        Story story = new Story();
        for (int i = 0; i < count; i++) {
            story.in("s" + i).start("Session " + i).prompt("x").after(1_700).usage("m" + i, 9_000L * i, 70);
            story.tool("t" + i, "Bash", ToolKind.EXECUTE, "npm run build:" + i);
            if (i < 3) {
                story.waiting("permission");
            } else if (i % 3 == 0) {
                story.event(new TickEnd(1L, i % 2 == 0));
            } else if (i % 7 == 0) {
                story.event(new SessionEnd(1L, true, null));
            }
        }
        return story.after(4_300);
    }

    /// Rows of the panels that the others have not: thoughts, sub-agents, folds, many colours, what is left out.
    static Story deep() {
        Story story = new Story()
                .start("Round prices half to even")
                .prompt("Round prices half to even")
                .after(4_000);
        String thought = "Money is integers here, so the rounding happens once, in total(). ".repeat(12);
        story.event(new Chunk(Role.THINKING, thought, "m1"))
                .say("m1", "Two reviewers look at it first.")
                .tool("t1", "Agent", ToolKind.OTHER, "Review rounding");
        story.by("a1")
                .prompt("Review the rounding")
                .tool("t2", "Grep", ToolKind.SEARCH, "round\\(")
                .after(43);
        story.done("t2", true, "3 matches")
                .say("m2", "total() rounds twice.")
                .by("b2")
                .prompt("Review the tests");
        story.tool("t3", "Bash", ToolKind.EXECUTE, "npm test").after(7_800).done("t3", false, "AssertionError: 2 != 3");
        story.by(null)
                .say("m3", "x".repeat(9_000))
                .say("m4", "\u202eright to left\u202c, \u200bzero width, tab\tand \u0007bell.");
        List<String> hunk = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            hunk.add(i == 14 ? "+    return half(sum);" : i < 30 ? "     line " + i : "+    added " + i);
        }
        story.event(new FileDiff("src/round.js", List.of(new Hunk(1, 29, 1, 400, hunk)), 371, 0));
        StringBuilder colors = new StringBuilder("loading 1 %\rloading 100 %\u001b[K\n");
        for (int i = 16; i < 232; i += 7) {
            colors.append("\u001b[38;5;").append(i).append("m##").append((i - 16) % 63 == 56 ? "\n" : "");
        }
        return story.tool("t4", "Bash", ToolKind.EXECUTE, "colours")
                .event(new Failure("api_error_529", "Overloaded, attempt 1 of 10", true))
                .event(new ContainerOutput("t4", OutputStream.STDOUT, "x\n".repeat(Terminal.MAX_LINES)))
                .event(new ContainerOutput(
                        "t4", OutputStream.STDOUT, colors + "\u001b[1;31mgoes on\nin red\u001b[0m\n"))
                .after(300)
                .done("t4", true, "");
    }

    /// Scripts that the shipped fonts lack, between words and figures that must not move.
    static Story scripts() {
        String hebrew = "\u05e9\u05dc\u05d5\u05dd";
        String arabic = "\u0645\u0631\u062d\u0628\u0627";
        String thai = "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35";
        String hindi = "\u0928\u092e\u0938\u094d\u0924\u0947";
        String chinese = "\u4f60\u597d";
        String korean = "\uc548\ub155";
        Story story = new Story()
                .start("Say " + hebrew + " 12 times")
                .prompt("Greet in " + hebrew + " " + arabic + ", then 3")
                .after(900)
                .usage("m1", 1_200, 40)
                .say("m1", hebrew + " 12, " + hebrew + "! 7 " + arabic + " (" + thai + ") " + hindi)
                .say("m2", chinese + " " + korean + " e\u0301te\u0301 \u2705 \ud83d\ude80 end")
                .tool("t1", "Bash", ToolKind.EXECUTE, "echo " + hebrew + " " + arabic + " > 3.txt")
                .event(new ContainerOutput(
                        "t1", OutputStream.STDOUT, hebrew + " 3\n" + chinese + "|" + arabic + "|\n"));
        return story.after(300).done("t1", true, "");
    }

    private static Story diff(Story story) {
        return story.event(new FileDiff(
                        "src/cart.js",
                        List.of(new Hunk(
                                3,
                                4,
                                3,
                                4,
                                List.of(
                                        "    total() {",
                                        "-        return sum;",
                                        "+        return sum - off;",
                                        "     }",
                                        "     // \u2500\u2500\u2500 \u2713"))),
                        1,
                        1))
                .event(new FileDiff(
                        "test/discount/percent.test.js",
                        List.of(new Hunk(
                                1,
                                0,
                                1,
                                3,
                                List.of(
                                        "+test('ten percent', () => {",
                                        "+    expect(total(100, 0.1)).toBe(90);",
                                        "+});"))),
                        3,
                        0));
    }

    private static Story output(Story story, String tool) {
        String text = """
                > shop@1.0.0 test
                \u001b[31m\u2554\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u2557
                \u2551  FAIL \u2551
                \u255a\u2550\u2550\u2550\u2550\u2550\u2550\u2550\u255d\u001b[0m
                \u001b[32m\u2713\u001b[0m sums \u001b[33m2 of 3\u001b[0m \u2588\u2588\u2588\u2592\u2591
                \u001b[1;36mnpm\u001b[0m \u2717 ten percent \ud83d\ude80 \u6e2c\u8a66
                \u251c\u2500\u2500 src
                \u2514\u2500\u2500 test \u2190 \u2192 \u2191 \u2193
                """;
        return story.event(new ContainerOutput(tool, OutputStream.STDOUT, text));
    }
}
