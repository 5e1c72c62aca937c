package com.openagents.backroom.hud.page;

/// A path that keeps its end: where it is too long its leading folders give way, never the file's name (tokens.md §9).
///
/// The folders stand in a box whose line runs from right to left, so that what does not fit is cut off at the left; the
/// isolated text in it still reads from left to right.
final class PathText {
    private PathText() {}

    /// Adds the path to an element of class `path`.
    static El addTo(El box, String path) {
        int name = path.lastIndexOf('/') + 1;
        if (name > 0) {
            box.add(El.of("span", "folders").add(El.of("bdi").words(path.substring(0, name))));
        }
        return box.add(El.of("b").words(path.substring(name)));
    }
}
