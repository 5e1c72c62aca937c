package com.openagents.backroom.hud.action;

import com.openagents.backroom.schema.text.Ascii;
import java.util.List;
import java.util.stream.Stream;

/// Everything a reader can do, with its keys: the one table from which the sheet of keys, the palette, both key
/// handlers and the guide come.
public enum HudAction {
    PALETTE("All actions", Group.FIND, Reach.EVERYWHERE, "Ctrl+k"),
    SEARCH("Search", Group.FIND, Reach.EVERYWHERE, "/"),
    SEARCH_NEXT("Next find", Group.FIND, Reach.HUD, "n"),
    SEARCH_PREVIOUS("Previous find", Group.FIND, Reach.HUD, "N"),
    SEARCH_LOG("Search older events in the log", Group.FIND, Reach.HUD, "L"),
    ONLY("Show only an agent, a tool or a state", Group.FIND, Reach.EVERYWHERE, "s"),
    OPEN("Open a change or a result whole", Group.FIND, Reach.HUD, "o"),
    VERIFY("Verify that nothing of the log was changed", Group.FIND, Reach.HUD, "V"),
    SAVE_PICTURE("Save what is seen as a picture (PNG)", Group.FIND, Reach.EVERYWHERE, "P"),
    SAVE_LOG("Save the log (NDJSON)", Group.FIND, Reach.HUD, "E"),
    COPY("Copy the selected text", Group.FIND, Reach.HUD_AND_BROWSERS_OWN, "Ctrl+c"),

    WAITING("Jump to who waits longest", Group.MOVE, Reach.EVERYWHERE, "w"),
    NEXT_SESSION("Next session", Group.MOVE, Reach.EVERYWHERE, "j"),
    PREVIOUS_SESSION("Previous session", Group.MOVE, Reach.EVERYWHERE, "k"),
    OPEN_SESSION("Open the session, the first if none is selected", Group.MOVE, Reach.WALL, "Enter"),
    SCROLL_DOWN("Scroll down", Group.MOVE, Reach.EVERYWHERE, "ArrowDown"),
    SCROLL_UP("Scroll up", Group.MOVE, Reach.EVERYWHERE, "ArrowUp"),
    PAGE_DOWN("Next page", Group.MOVE, Reach.EVERYWHERE, "PageDown"),
    PAGE_UP("Previous page", Group.MOVE, Reach.EVERYWHERE, "PageUp"),
    TO_START("To the beginning", Group.MOVE, Reach.EVERYWHERE, "Home"),
    TO_END("To the end, and stay there", Group.MOVE, Reach.EVERYWHERE, "End"),
    NEXT_PANEL("Scroll the next panel with these keys", Group.MOVE, Reach.EVERYWHERE, "F6"),
    REPLAY("Replay the session from the log, or back to live", Group.MOVE, Reach.HUD, "r"),
    REPLAY_PLAY("Play or pause the replay", Group.MOVE, Reach.REPLAY, "Space"),
    REPLAY_BACK("10 seconds back", Group.MOVE, Reach.REPLAY, "ArrowLeft"),
    REPLAY_FURTHER("10 seconds further", Group.MOVE, Reach.REPLAY, "ArrowRight"),
    REPLAY_MINUTE_BACK("A minute back", Group.MOVE, Reach.REPLAY, "Shift+ArrowLeft"),
    REPLAY_MINUTE_FURTHER("A minute further", Group.MOVE, Reach.REPLAY, "Shift+ArrowRight"),
    REPLAY_PREVIOUS("Previous event", Group.MOVE, Reach.REPLAY, ","),
    REPLAY_NEXT("Next event", Group.MOVE, Reach.REPLAY, "."),

    PAUSE("Pause the view, or let it go on", Group.VIEW, Reach.EVERYWHERE, "p"),
    FULL_SCREEN("Full screen", Group.VIEW, Reach.EVERYWHERE, "f"),
    LEFT_DOCK("Hide or show the thread", Group.VIEW, Reach.HUD, "["),
    RIGHT_DOCK("Hide or show terminal and metrics", Group.VIEW, Reach.HUD, "]"),
    TIMELINE("Open or close the timeline", Group.VIEW, Reach.EVERYWHERE, "\\"),
    TIMELINE_EARLIER("Earlier in the timeline", Group.VIEW, Reach.EVERYWHERE, "<"),
    TIMELINE_LATER("Later in the timeline", Group.VIEW, Reach.EVERYWHERE, ">"),
    TIMELINE_NEARER("Less time in the timeline", Group.VIEW, Reach.EVERYWHERE, "+"),
    TIMELINE_WIDER("More time in the timeline", Group.VIEW, Reach.EVERYWHERE, "-"),
    ZOOM_IN("Larger", Group.VIEW, Reach.EVERYWHERE_AND_BROWSERS_OWN, "Ctrl++ Ctrl+="),
    ZOOM_OUT("Smaller", Group.VIEW, Reach.EVERYWHERE_AND_BROWSERS_OWN, "Ctrl+-"),
    ZOOM_RESET("Size as it was", Group.VIEW, Reach.EVERYWHERE_AND_BROWSERS_OWN, "Ctrl+0"),
    KEYS("These keys", Group.VIEW, Reach.EVERYWHERE, "?"),
    CLOSE("Close what is on top, or go back", Group.VIEW, Reach.EVERYWHERE, "Escape");

    /// What the sheet shows together.
    public enum Group {
        FIND("Find and open"),
        MOVE("Move"),
        VIEW("View");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// Where a reader can be.
    public enum Place {
        WALL,
        HUD,
        /// A HUD that is shown again from the log.
        REPLAY
    }

    private enum Reach {
        WALL,
        HUD,
        REPLAY,
        EVERYWHERE,
        HUD_AND_BROWSERS_OWN,
        EVERYWHERE_AND_BROWSERS_OWN
    }

    private final String title;
    private final Group group;
    private final Reach reach;
    private final String keys;

    HudAction(String title, Group group, Reach reach, String keys) {
        this.title = title;
        this.group = group;
        this.reach = reach;
        this.keys = keys;
    }

    /// The name that programs and pages know it by: `next-session`.
    public String id() {
        return Ascii.wire(this).replace('_', '-');
    }

    /// What it does, in a few words.
    public String title() {
        return title;
    }

    public Group group() {
        return group;
    }

    /// The keys that do it; the first is the one that is shown.
    public List<KeyStroke> keys() {
        return Stream.of(keys.split(" ")).map(KeyStroke::of).toList();
    }

    /// Whether it can be done there.
    public boolean appliesTo(Place place) {
        return switch (reach) {
            case WALL -> place == Place.WALL;
            case HUD, HUD_AND_BROWSERS_OWN -> place != Place.WALL;
            case REPLAY -> place == Place.REPLAY;
            case EVERYWHERE, EVERYWHERE_AND_BROWSERS_OWN -> true;
        };
    }

    /// Whether every browser does it by itself, by the same keys.
    public boolean isBrowsersOwn() {
        return switch (reach) {
            case HUD_AND_BROWSERS_OWN, EVERYWHERE_AND_BROWSERS_OWN -> true;
            case WALL, HUD, REPLAY, EVERYWHERE -> false;
        };
    }

    /// What can be done at a place, in the order of the table.
    public static List<HudAction> at(Place place) {
        return Stream.of(values()).filter(action -> action.appliesTo(place)).toList();
    }
}
