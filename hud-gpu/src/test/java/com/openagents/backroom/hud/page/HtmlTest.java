package com.openagents.backroom.hud.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.hud.layout.LinkState;
import com.openagents.backroom.hud.state.Story;
import com.openagents.backroom.hud.timeline.TimelineSpan;
import com.openagents.backroom.schema.event.HudEvent.FileDiff;
import com.openagents.backroom.schema.event.HudEvent.Hunk;
import com.openagents.backroom.schema.event.HudEvent.Issue;
import com.openagents.backroom.schema.event.HudEvent.LastPr;
import com.openagents.backroom.schema.event.HudEvent.SessionStart;
import com.openagents.backroom.schema.event.ToolKind;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HtmlTest {
    private static final List<String> NASTY = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onclick='x",
            "&lt;b&gt;",
            "\u0000\u001b[2J",
            "\u202egnp.exe",
            "javascript:alert(1)",
            "</style><svg/onload=1>",
            "\ud800",
            "]]><!--");

    private static String page(Story story) {
        PageView view = new PageView(null, new LinkState.Live(), true, true, 2, story.now());
        return Html.write(HudPage.tree(story.state(), view));
    }

    @Test
    void hostileTexts_neverBecomeMarkup() {
        String plain = page(hostile("harmless", "https://example.com/1"));
        for (String text : NASTY) {
            String html = page(hostile(text, text));
            assertEquals(
                    plain.chars().filter(c -> c == '<').count(),
                    html.chars().filter(c -> c == '<').count(),
                    () -> "markup added or lost by: " + text);
            assertFalse(html.contains("<script") || html.contains("onerror=\"") || html.contains("\u0000"));
        }
    }

    private static Story hostile(String text, String url) {
        return new Story()
                .event(new SessionStart("claude-opus-5-5", text, text, text, new Issue(url, text, text)))
                .prompt(text)
                .say("m1", text)
                .tool("t1", text, ToolKind.EXECUTE, text)
                .event(new LastPr(url, text, text))
                .after(5)
                .waiting(text);
    }

    @Test
    void charactersThatTurnALine_standNowhereInThePage() {
        String html = page(hostile("rm \u202etxt.sh\u2066", "https://example.com/\u202e1"));
        assertTrue(html.contains("rm txt.sh"), html);
        assertFalse(html.contains("\u202e") || html.contains("\u2066"), html);
    }

    @Test
    void randomText_isWrittenSoThatItReadsBack() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 20; k++) {
                text.append((char) (0x20 + random.nextInt(0x60)));
            }
            String html = Html.write(El.of("p")
                    .attribute("title", text.toString())
                    .text(text.toString())
                    .build());
            String unescaped = html.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
            String kept = text.toString().replace('\u007f', '\ufffd');
            assertEquals("<p title=\"" + kept + "\">" + kept + "</p>", unescaped, "seed " + seed);
        }
    }

    @Test
    void whatNobodySees_isInNoTextThatCanBeCopied() {
        String written = "a\u0007\u001b[31m\u009b\u202eb\tc\n\ud83d \ud83d\ude80";
        assertEquals("a\ufffd\ufffd[31m\ufffdb\tc\n\ufffd \ud83d\ude80", new Node.Text(written).text());
    }

    @Test
    void onlyPlainHttpsAddresses_areLinks() {
        assertTrue(Links.isSafe("https://example.com/a?b=c#d"));
        for (String url : List.of(
                "http://example.com",
                "javascript:alert(1)",
                "https://a@b.c/",
                "https://",
                "https://a b",
                "//a.b",
                "https://a\\b",
                "data:text/html,x",
                "HTTPS:/x")) {
            assertFalse(Links.isSafe(url), url);
        }
    }

    @Test
    void signsTheFontsLack_areIconsAndReadAsWritten() {
        String html = page(new Story().say("m1", "Done \u2705 and \ud83d\ude80\ufe0f off"));
        assertTrue(html.contains("<span class=\"sr\">\u2705</span>"), html);
        assertTrue(html.contains("<span class=\"sr\">\ud83d\ude80\ufe0f</span></span> off"), html);
    }

    @Test
    void change_showsIndentLeftOutAndWordsThatDiffer() {
        String html = page(new Story()
                .event(new FileDiff(
                        "a.rs", List.of(new Hunk(7, 1, 7, 1, List.of("-    let a = 1;", "+    let a = 2;"))), 1, 1)));
        assertTrue(html.contains("4 columns of indentation are left out"), html);
        assertTrue(html.contains("<td>let a = <mark>1</mark>;</td>"), html);
        assertTrue(html.contains("<td>let a = <mark>2</mark>;</td>"), html);
    }

    @Test
    void page_isCompleteWithoutScript() {
        String html = page(new Story()
                .start("Fix the cart")
                .prompt("Go")
                .say("m1", "On it")
                .tool("t1", "Bash", ToolKind.EXECUTE, "npm test")
                .done("t1", true, "ok")
                .usage("m1", 10, 20));
        for (String part :
                List.of("<main", "<footer", "Fix the cart", "On it", "aria-live=\"polite\"", "<table", "Working")) {
            assertTrue(html.contains(part), part);
        }
        assertFalse(html.contains(" style="));
    }

    @Test
    void timeline_saysInWordsWhatItsPictureShows() {
        Story story = new Story().start("Build").prompt("x").tool("a", "Bash", ToolKind.EXECUTE, "make");
        story.after(900).done("a", false, "no rule").by("s1").prompt("Review it");
        story.tool("b", "Read", ToolKind.READ, "a.txt")
                .after(100)
                .by(null)
                .waiting("permission")
                .after(61_000);
        PageView view = new PageView(null, new LinkState.Live(), true, true, 2, story.now(), TimelineSpan.FIRST);
        String html = Html.write(HudPage.tree(story.state(), view));
        assertTrue(html.contains("1 execute, 1 of them failed, waiting for you for 1:01"), html);
        assertTrue(html.contains("Sub-agent </span><span>Review it"), html);
        assertTrue(html.contains("1 read, 1 of them running"), html);
        assertTrue(html.contains("href=\"/hud/ada/shop?session=s1&amp;timeline=1h\""), html);
        assertTrue(html.contains("<span class=\"is-execute\">execute</span>"), html);
        assertFalse(page(story).contains("h-timeline"));
    }

    @Test
    void clippedChange_isLinkedWhole() {
        Story story = new Story()
                .start("Build")
                .event(new FileDiff(
                        "a", List.of(new Hunk(1, 0, 1, 9_000, Collections.nCopies(9_000, "+x"))), 9_000, 0));
        assertTrue(page(story).contains("This change goes on. <a href=\"/hud/ada/shop/events/2\">Open it whole</a>"));
    }
}
