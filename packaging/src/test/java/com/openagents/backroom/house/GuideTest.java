package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.action.HudAction;
import com.openagents.backroom.hud.action.HudAction.Group;
import com.openagents.backroom.hud.action.HudAction.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The guide against the table of actions.
class GuideTest {
    private static final String BEGIN = "<!-- HudAction -->\n";
    private static final String END = "<!-- end of keys -->";

    @Test
    void guide_hasTheTableOfActions() {
        String guide = new Checkout().text(Path.of("docs/guide.md"));
        assertEquals(table(), guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END)));
    }

    private static String table() {
        StringBuilder table = new StringBuilder();
        for (Group group : Group.values()) {
            table.append("\n| ").append(group.title()).append(" | key | where |\n|---|---|---|\n");
            for (HudAction action : HudAction.values()) {
                if (action.group() == group) {
                    table.append("| ")
                            .append(action.title())
                            .append(" | `")
                            .append(action.keys().getFirst().label())
                            .append("` | ")
                            .append(where(action))
                            .append(" |\n");
                }
            }
        }
        return table.append('\n').toString();
    }

    private static String where(HudAction action) {
        boolean isOnWall = action.appliesTo(Place.WALL);
        boolean isInHud = action.appliesTo(Place.HUD);
        return isOnWall && isInHud ? "everywhere" : isInHud ? "HUD" : isOnWall ? "wall" : "replay";
    }
}
