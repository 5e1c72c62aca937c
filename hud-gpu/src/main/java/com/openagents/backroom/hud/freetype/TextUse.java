package com.openagents.backroom.hud.freetype;

import com.openagents.backroom.hud.scene.Font;
import java.util.List;
import java.util.Set;

/// What some text of the HUD or the wall is set in, and what of it a page needs at once.
///
/// @param at1x code points that it needs at one device px to a px
/// @param at2x at two, where they take more room
record TextUse(Font font, Set<Integer> at1x, Set<Integer> at2x) {
    /// Every size below that of distance fields.
    static List<TextUse> all() {
        Set<Integer> latin = Repertoire.latin();
        Set<Integer> ascii = Repertoire.ascii();
        Set<Integer> figures = Repertoire.figures();
        Set<Integer> onTheWall = Set.of();
        return List.of(
                new TextUse(Font.LABEL, latin, ascii),
                new TextUse(Font.STATUS, ascii, ascii),
                new TextUse(Font.BADGE, ascii, ascii),
                new TextUse(Font.LIST, latin, ascii),
                new TextUse(Font.BUTTON, onTheWall, onTheWall),
                new TextUse(Font.PRIMARY, ascii, ascii),
                new TextUse(Font.PROSE, latin, latin),
                new TextUse(Font.CARD_TITLE, onTheWall, onTheWall),
                new TextUse(Font.TITLE, latin, ascii),
                new TextUse(Font.PAGE_TITLE, ascii, ascii),
                new TextUse(Font.inter(500, 15), ascii, ascii),
                new TextUse(Font.TIME, latin, ascii),
                new TextUse(Font.mono(500, 11), latin, ascii),
                new TextUse(Font.mono(600, 11), ascii, ascii),
                new TextUse(Font.CODE, latin, ascii),
                new TextUse(Font.FIGURE, figures, figures),
                new TextUse(Font.FIGURE_STRONG, figures, figures),
                new TextUse(Font.COMMAND, ascii, ascii),
                new TextUse(Font.CLOCK, onTheWall, onTheWall),
                new TextUse(Font.mono(500, 15), ascii, ascii),
                new TextUse(Font.ALARM_COMMAND, onTheWall, onTheWall));
    }

    int face() {
        return font.face();
    }

    /// In px.
    int size() {
        return (int) font.size();
    }
}
