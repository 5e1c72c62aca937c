package com.openagents.backroom.hud.timeline;

import com.openagents.backroom.hud.scene.Token;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.List;

/// A call, or several of a kind that lie too near to be told apart.
///
/// @param title of the call; empty for several
/// @param left where it begins in the width of the timeline
/// @param right where it ends
public record TimelineBar(ToolKind kind, String title, double left, double right, boolean isFailed, boolean isRunning) {
    /// What a legend explains, in this order; moved and deleted files look like edited ones.
    public static final List<ToolKind> LEGEND = List.of(
            ToolKind.READ,
            ToolKind.SEARCH,
            ToolKind.EDIT,
            ToolKind.EXECUTE,
            ToolKind.FETCH,
            ToolKind.THINK,
            ToolKind.OTHER);

    TimelineBar with(TimelineBar next) {
        return new TimelineBar(kind, "", left, Math.max(right, next.right), isFailed, isRunning || next.isRunning);
    }

    public Token token() {
        return isFailed ? Token.RED : token(kind);
    }

    /// The colour of a kind.
    public static Token token(ToolKind kind) {
        return switch (kind) {
            case EDIT, MOVE, DELETE -> Token.GREEN;
            case EXECUTE -> Token.ACCENT;
            case FETCH -> Token.BLUE;
            case SEARCH -> Token.VIOLET;
            case READ, THINK -> Token.TEXT3;
            case OTHER -> Token.SAND;
        };
    }

    /// How high a kind's bars are, in px of a row of 24: it tells kinds apart without colours.
    public static int height(ToolKind kind) {
        return switch (kind) {
            case EDIT, MOVE, DELETE, EXECUTE -> 14;
            case FETCH, OTHER -> 9;
            case READ, SEARCH -> 5;
            case THINK -> 3;
        };
    }
}
