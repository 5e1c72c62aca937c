package com.openagents.backroom.console.palette;

import java.util.List;
import java.util.Locale;

/// One line of the palette.
///
/// @param title what is chosen
/// @param note what stands at its right: a key, a count, a time
/// @param effect what happens when it is chosen
public record Choice(String title, String note, Runnable effect) {
    /// Whether title and note hold all of these words, whatever their case.
    boolean holds(List<String> words) {
        String text = (title + " " + note).toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
