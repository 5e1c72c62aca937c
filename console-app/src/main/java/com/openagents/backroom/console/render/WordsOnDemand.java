package com.openagents.backroom.console.render;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource;
import com.openagents.backroom.hud.glyph.WordSource;
import com.openagents.backroom.hud.machine.MachineFonts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Words of scripts that the shipped fonts lack, made on a thread of their own, so that no frame waits for the fonts of
/// the machine: the first word takes some tenths of a second, a screen full of new ones more than a frame has.
///
/// ```
///  render thread: word, not there ──► console-words: makes it ──► kept ──► told ──► render thread: word, there
/// ```
final class WordsOnDemand implements WordSource, AutoCloseable {
    static final String THREAD = "console-words";

    /// Words that are kept after they were drawn, for when the atlas is emptied; one takes about 300 bytes.
    static final int MAX_KEPT = 8_192;

    /// Words that wait to be made; what is beyond is asked for again by the frame that follows.
    private static final int MAX_WAITING = 1_024;

    private final GlyphSource fonts;
    private final Runnable told;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name(THREAD).unstarted(task));
    private final Set<Word> waiting = new HashSet<>();
    private final Map<Word, Made> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Word, Made> eldest) {
            return size() > MAX_KEPT;
        }
    };

    private record Made(Answer answer, GlyphImage image) {}

    /// @param told when all that was asked for is there, on the maker's thread
    WordsOnDemand(Runnable told) {
        this(new MachineFonts(), told);
    }

    WordsOnDemand(GlyphSource fonts, Runnable told) {
        this.fonts = fonts;
        this.told = told;
    }

    @Override
    public Answer word(Word word, GlyphImage image) {
        synchronized (waiting) {
            Made made = kept.get(word);
            if (made != null) {
                image.copy(made.image());
                return made.answer();
            }
            if (waiting.size() < MAX_WAITING && waiting.add(word)) {
                maker.execute(() -> make(word));
            }
            return Answer.LATER;
        }
    }

    private void make(Word word) {
        GlyphImage image = new GlyphImage();
        Answer answer = fonts.word(word, image);
        boolean isLast;
        synchronized (waiting) {
            kept.put(word, new Made(answer, image));
            waiting.remove(word);
            isLast = waiting.isEmpty();
        }
        if (isLast) {
            told.run();
        }
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }
}
