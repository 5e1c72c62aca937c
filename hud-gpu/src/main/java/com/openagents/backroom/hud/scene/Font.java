package com.openagents.backroom.hud.scene;

/// What a run of text is set in. The roles of tokens.md §2 are constants.
///
/// @param weight 400, 500 or 600
/// @param size in logical px
/// @param tracking added after every glyph, in logical px
public record Font(Family family, int weight, double size, double tracking) {
    public static final Font LABEL = inter(400, 11);
    public static final Font BADGE = inter(600, 11);
    public static final Font STATUS = inter(500, 11);
    public static final Font LIST = inter(400, 12);
    public static final Font BUTTON = inter(500, 12);
    public static final Font PRIMARY = inter(600, 12);
    public static final Font PROSE = inter(400, 13);
    public static final Font CARD_TITLE = new Font(Family.INTER, 600, 13, -0.05);
    public static final Font TITLE = new Font(Family.INTER, 600, 14, -0.1);
    public static final Font PAGE_TITLE = inter(600, 15);
    public static final Font STATE_TITLE = new Font(Family.INTER, 600, 18, -0.2);
    public static final Font TIME = mono(400, 11);
    public static final Font CODE = mono(400, 12);
    public static final Font FIGURE = mono(500, 12);
    public static final Font FIGURE_STRONG = mono(600, 12);
    public static final Font COMMAND = mono(500, 13);
    public static final Font ALARM_COMMAND = mono(600, 15);
    public static final Font CLOCK = mono(500, 14);
    public static final Font ALARM_CLOCK = new Font(Family.MONO, 600, 26, -0.5);
    public static final Font BIG = mono(500, 28);

    /// Faces that are shipped: three weights of each family.
    public static final int FACES = 6;

    /// Which of the shipped faces it is: Inter 400, 500, 600 are 0 to 2, JetBrains Mono 3 to 5.
    public int face() {
        int step = weight >= 600 ? 2 : weight >= 500 ? 1 : 0;
        return family == Family.INTER ? step : 3 + step;
    }

    public static Font inter(int weight, double size) {
        return new Font(Family.INTER, weight, size, 0);
    }

    public static Font mono(int weight, double size) {
        return new Font(Family.MONO, weight, size, 0);
    }
}
