package com.openagents.backroom.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.console.testing.Sessions;
import com.openagents.backroom.hud.state.HudState;
import com.openagents.backroom.hud.state.Only;
import com.openagents.backroom.hud.state.SessionState;
import com.openagents.backroom.schema.event.HudEvent;
import com.openagents.backroom.schema.event.ToolKind;
import com.openagents.backroom.schema.hud.HudId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a reader can narrow a thread to.
class OnlyChoiceTest {
    private static final String TOOL = "mcp__issues__issue_ready";

    private final HudState hud = new HudState(new HudId("dev", "shop"));

    /// A session that began a call so long ago, and has said nothing since.
    private SessionState session(long secondsAgo) {
        Sessions.apply(
                hud,
                "s",
                Sessions.NOW.minusSeconds(secondsAgo),
                new HudEvent.ToolStart("t", TOOL, ToolKind.OTHER, "", null));
        return hud.findSession("s").orElseThrow();
    }

    private static List<String> titles(SessionState session) {
        return OnlyChoice.ofThread(session, Sessions.NOW, Only.ALL).stream()
                .map(OnlyChoice::title)
                .toList();
    }

    @Test
    void callWithoutAnEnd_runs_andItsToolHasTheNameThatPeopleSay() {
        assertEquals(
                List.of("Everything", "State  running", "Tool  issues: issue_ready", "Agent  main"),
                titles(session(9)));
    }

    @Test
    void callWithoutAnEnd_ofAnAgentThatIsGone_doesNotRun_andIsFoundAsWhatItIs() {
        SessionState session = session(600);
        assertEquals(
                List.of("Everything", "State  not known to have ended", "Tool  issues: issue_ready", "Agent  main"),
                titles(session));
        for (OnlyChoice choice : OnlyChoice.ofThread(session, Sessions.NOW, Only.ALL)) {
            assertEquals(
                    choice.count(), choice.only().rows(session, Sessions.NOW).size(), choice.title());
        }
        assertEquals("issues: issue_ready", new Only(null, TOOL, null).words());
    }
}
