package com.openagents.backroom.console.share;

import com.openagents.backroom.console.CardScreen;
import com.openagents.backroom.console.background.Background;
import com.openagents.backroom.console.share.ShareDesk.Board;
import com.openagents.backroom.console.share.ShareDesk.Row;
import com.openagents.backroom.console.widget.Texts;
import com.openagents.backroom.schema.hud.DecidedBy;
import com.openagents.backroom.schema.hud.HudId;
import com.openagents.backroom.schema.hud.HudSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Every HUD that others can see, with its viewers, what to paste elsewhere, its settings, and one click to end it;
/// below, those that are private.
public final class ShareScreen extends CardScreen {
    private final ShareDesk desk;
    private final Clock clock;
    private final ExposureCard question;
    private final Label reach = Texts.of("prose", "");
    private final VBox open = new VBox(12);
    private final Map<HudId, ShareCard> cards = new HashMap<>();
    private final PrivateHuds closed;
    private @Nullable Board board;
    private @Nullable HudId wished;

    public ShareScreen(ShareDesk desk, Background background, Clock clock) {
        super("Share", "share-screen", background);
        this.desk = desk;
        this.clock = clock;
        question = new ExposureCard(this::confirm, this::refuse);
        closed = new PrivateHuds(this::wish);
        reach.setWrapText(true);
        reach.setMinHeight(Region.USE_PREF_SIZE);
        open.setId("open-shares");
        page().add(question, reach, open, closed);
    }

    @Override
    protected void left() {
        wished = null;
    }

    @Override
    protected void ask() {
        page().run(desk::board, this::show);
    }

    private void show(Board now) {
        board = now;
        List<Row> shared = now.open();
        HashSet<HudId> gone = new HashSet<>(cards.keySet());
        shared.forEach(row -> gone.remove(row.hud()));
        gone.forEach(cards::remove);
        for (Row row : shared) {
            cards.computeIfAbsent(row.hud(), hud -> new ShareCard(row, clock, change -> decide(hud, change)))
                    .show(row);
        }
        List<ShareCard> shown = shared.stream().map(row -> cards.get(row.hud())).toList();
        if (!open.getChildren().equals(shown)) {
            open.getChildren().setAll(shown);
        }
        reach.setText(words(now));
        closed.show(now.closed());
        question.show(now, wished);
    }

    private static String words(Board board) {
        int open = board.open().size();
        String seen = open == 0
                ? "Nothing is shared."
                : open == 1
                        ? "One HUD is shared: whoever has its link sees it."
                        : open + " HUDs are shared: whoever has a link sees that one.";
        return seen + " This server is reached at " + board.address()
                + (board.isReachable() ? "." : ", from this machine only.");
    }

    /// Makes a HUD public, after the one question if it was not asked yet.
    private void wish(HudId hud) {
        if (board != null && board.isToConfirm()) {
            wished = hud;
            question.show(board, hud);
            return;
        }
        decide(hud, before -> before.asPublic(DecidedBy.OWNER));
    }

    private void confirm() {
        HudId asked = wished;
        wished = null;
        page().run(
                        () -> {
                            desk.confirm();
                            if (asked != null) {
                                desk.decide(asked, before -> before.asPublic(DecidedBy.OWNER));
                            }
                            return desk.board();
                        },
                        this::show);
    }

    /// Leaves private what is, and makes private what is not.
    private void refuse() {
        boolean isOneOnly = wished != null;
        wished = null;
        page().run(
                        () -> {
                            if (!isOneOnly) {
                                desk.board().open().forEach(row -> desk.decide(row.hud(), ShareScreen::asPrivate));
                                desk.confirm();
                            }
                            return desk.board();
                        },
                        this::show);
    }

    private void decide(HudId hud, UnaryOperator<HudSettings> change) {
        page().run(
                        () -> {
                            desk.decide(hud, change);
                            return desk.board();
                        },
                        this::show);
    }

    static HudSettings asPrivate(HudSettings settings) {
        return settings.asPrivate(DecidedBy.OWNER);
    }
}
