package com.openagents.backroom.console.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.openagents.backroom.hud.glyph.GlyphImage;
import com.openagents.backroom.hud.glyph.GlyphSource.Answer;
import com.openagents.backroom.hud.glyph.GlyphSource.Word;
import com.openagents.backroom.hud.glyph.WordSource;
import com.openagents.backroom.testing.Await;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WordsOnDemandTest {
    private final AtomicInteger told = new AtomicInteger();
    private final GlyphImage image = new GlyphImage();

    /// Has all words but those of Hangul, alike.
    private static final class OneWidth implements WordSource {
        @Override
        public Answer word(Word word, GlyphImage image) {
            image.start(3, 2, 1, 2, 1)[4] = 77;
            return word.text().startsWith("\uac00") ? Answer.NOWHERE : Answer.HERE;
        }
    }

    private static Word word(String text) {
        return new Word(text, 0, 12 * 64, 30, true);
    }

    @Test
    void word_isThereLater_asTheFontsDrewIt() {
        try (WordsOnDemand words = new WordsOnDemand(new OneWidth(), told::incrementAndGet)) {
            assertEquals(Answer.LATER, words.word(word("\u05d0\u05d1"), image));
            Await.until("the word", () -> told.get() > 0);

            assertEquals(Answer.HERE, words.word(word("\u05d0\u05d1"), image));
            GlyphImage expected = new GlyphImage();
            new OneWidth().word(word("\u05d0\u05d1"), expected);
            assertEquals(expected.width(), image.width());
            assertArrayEquals(expected.texels(), image.texels());
        }
    }

    @Test
    void wordThatNoFontHas_isLookedForOnce() {
        try (WordsOnDemand words = new WordsOnDemand(new OneWidth(), told::incrementAndGet)) {
            assertEquals(Answer.LATER, words.word(word("\uac00"), image));
            Await.until("the answer", () -> told.get() > 0);
            assertEquals(Answer.NOWHERE, words.word(word("\uac00"), image));
            assertEquals(1, told.get());
        }
    }

    /// What is beyond those that may wait is asked for again, and comes.
    @Test
    void moreWordsThanWait_allCome() {
        try (WordsOnDemand words = new WordsOnDemand(new OneWidth(), told::incrementAndGet)) {
            Await.until("all words", () -> {
                int there = 0;
                for (int i = 0; i < 2_000; i++) {
                    there += words.word(word("\u05d0" + i), image) == Answer.HERE ? 1 : 0;
                }
                return there == 2_000;
            });
        }
    }
}
