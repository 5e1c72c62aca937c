package com.openagents.backroom.console.hud;

import com.openagents.backroom.console.model.CheckedLog;
import com.openagents.backroom.hud.text.Figures;
import org.jspecify.annotations.Nullable;

/// How far the log of the HUD was checked since it was opened, in words that tell what came since. Any thread may use
/// it.
final class HudProof {
    private final Runnable changed;
    private volatile @Nullable CheckedLog found;
    private volatile String words = "";

    /// Nothing is checked yet.
    ///
    /// @param changed called when the words are others, on the thread that changed them
    HudProof(Runnable changed) {
        this.changed = changed;
    }

    void found(CheckedLog next) {
        found = next;
        update(next.seq());
    }

    /// Notes how far the log goes now.
    void update(long seq) {
        CheckedLog known = found;
        String next = known == null ? "" : known.misfit().orElseGet(() -> chain(known.seq(), seq));
        if (!next.equals(words)) {
            words = next;
            changed.run();
        }
    }

    private static String chain(long checked, long seq) {
        String chain = "Chain checked to seq " + Figures.grouped(checked);
        return seq > checked ? chain + " \u00b7 " + Figures.grouped(seq - checked) + " newer unchecked" : chain;
    }

    /// What is known of the chain; empty when it was not checked.
    String words() {
        return words;
    }

    boolean isMisfit() {
        CheckedLog known = found;
        return known != null && known.misfit().isPresent();
    }
}
