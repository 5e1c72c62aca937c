package com.openagents.backroom.hud.find;

import com.openagents.backroom.schema.text.Ascii;
import java.util.ArrayList;
import java.util.List;

/// A place in a scene where a text was found.
///
/// @param area the area that scrolls it; empty outside of all areas
/// @param y the middle of the line, as in [SceneLine]
public record Find(String area, double y) {
    /// Finds beyond this are not counted: nobody steps through more.
    public static final int MAX_FINDS = 5_000;

    /// All lines that hold a text, whatever its case. In the thread a text that is broken into lines is found too, at
    /// its first line.
    public static List<Find> in(List<SceneLine> lines, String query) {
        String wanted = Ascii.lower(query.strip());
        List<Find> finds = new ArrayList<>();
        if (wanted.isEmpty()) {
            return finds;
        }
        for (int i = 0; i < lines.size() && finds.size() < MAX_FINDS; i++) {
            SceneLine line = lines.get(i);
            String text = Ascii.lower(line.text());
            if (text.contains(wanted) || goesOn(text, i, lines, wanted)) {
                finds.add(new Find(line.area(), line.y()));
            }
        }
        return finds;
    }

    private static boolean goesOn(String text, int at, List<SceneLine> lines, String wanted) {
        if (at + 1 >= lines.size()
                || !lines.get(at).area().equals("thread")
                || !lines.get(at + 1).area().equals("thread")) {
            return false;
        }
        String next = Ascii.lower(lines.get(at + 1).text());
        return !next.contains(wanted) && (text + " " + next).contains(wanted);
    }
}
