package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The house's rules that a reader would otherwise have to remember (docs/decisions/0002).
class TidyTest {
    private static final Set<String> TOP_LEVEL = Set.of(
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            "CHANGELOG.md",
            "LICENSE",
            "README.md",
            "backroom",
            "console-app",
            "docs",
            "embedded-server",
            "hud-gpu",
            "packaging",
            "pom.xml",
            "schema");

    /// A file above this has more than one subject.
    private static final int MAX_FILE_LINES = 400;

    /// Longer files, each with the reason why splitting it would read worse.
    private static final Map<String, String> LONG_FILES = Map.of();

    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Helpers|Util|Utils|Service|Data|Info)\\.java");

    /// A catch of everything whose block does not throw again.
    private static final Pattern SWALLOWED =
            Pattern.compile("catch \\((Exception|Throwable|RuntimeException) [^{]*\\{(?![^{}]*\\bthrow\\b)");

    /// Where everything may be caught, each with what would end there otherwise.
    private static final Map<String, String> EDGES = Map.ofEntries(
            Map.entry("Background.java", "the console's background runner"),
            Map.entry("CanvasFrame.java", "the toolkit's own thread"),
            Map.entry("Chore.java", "tried again the next time"),
            Map.entry("ConsoleLaunch.java", "the toolkit's own thread"),
            Map.entry("Database.java", "rolls back, then throws again"),
            Map.entry("DraftLane.java", "a failure is handed to the one who waits"),
            Map.entry("DraftRedaction.java", "redaction fails closed, whatever failed"),
            Map.entry("EmbeddedServer.java", "closing goes on to the next part"),
            Map.entry("Feed.java", "the console's hand-over"),
            Map.entry("Follower.java", "reading files of strangers"),
            Map.entry("FxThread.java", "the toolkit's own thread"),
            Map.entry("GuardedConnection.java", "one connection"),
            Map.entry("H2File.java", "a look ahead; the opening that follows says what is wrong"),
            Map.entry("LivePage.java", "a canvas that fails gives the page back"),
            Map.entry("MachineFonts.java", "what the JDK throws where a system has no fonts"),
            Map.entry("OneLine.java", "the log's own formatter"),
            Map.entry("Publisher.java", "a listener's fault is not the writer's"),
            Map.entry("ReadAhead.java", "a look ahead; each look that follows reads for itself"),
            Map.entry("VulkanRun.java", "the render loop"),
            Map.entry("RunningBackroom.java", "closing goes on to the next part"),
            Map.entry("Shown.java", "the toolkit's own thread"),
            Map.entry("Stream.java", "the browser's callback"),
            Map.entry("Tail.java", "reading files of strangers"));

    private final Checkout checkout = new Checkout();

    @Test
    void topLevel_holdsOnlyItsParts() {
        Set<String> entries = new TreeSet<>();
        checkout.files().forEach(path -> entries.add(path.getName(0).toString()));

        entries.removeAll(TOP_LEVEL);

        assertEquals(Set.of(), entries);
    }

    @Test
    void javaFiles_areShort() {
        List<String> found = new ArrayList<>();
        for (Path path : checkout.javaFiles()) {
            long lines = checkout.text(path).lines().count();
            if (lines > MAX_FILE_LINES
                    && !LONG_FILES.containsKey(path.getFileName().toString())) {
                found.add(path + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void exceptions_areStillNeeded() {
        List<String> needless = new ArrayList<>(LONG_FILES.keySet());
        for (Path path : checkout.javaFiles()) {
            if (checkout.text(path).lines().count() > MAX_FILE_LINES) {
                needless.remove(path.getFileName().toString());
            }
        }
        assertEquals(List.of(), needless);
    }

    @Test
    void typeNames_sayWhatTheThingIs() {
        List<Path> found = checkout.javaFiles().stream()
                .filter(path ->
                        BANNED_NAME.matcher(path.getFileName().toString()).matches())
                .toList();
        assertEquals(List.of(), found);
    }

    @Test
    void methods_areShort() {
        assertEquals(List.of(), new MethodLengths(checkout).tooLong());
    }

    @Test
    void sources_holdNothingForbidden() {
        // Cut in two, so that this file passes its own test.
        Map<Pattern, String> forbidden = Map.ofEntries(
                java("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", "open an issue"),
                java("^\\s*/\\*\\*", "documentation is written with ///"),
                java("^import module", "the formatter cannot read it"),
                java("org\\.mockito|lomb" + "ok|javafx\\.fxml", "not used here"),
                java("@Disab" + "led(?!\\(\"|\\w+\\([^)]*disabledReason)", "say why it is disabled"),
                java("@SuppressWarnings\\(\"(unused|all)\"\\)", "remove what is unused"),
                java("[\\x{1F300}-\\x{1FAFF}]", "no emojis in code"));
        List<String> found = new ArrayList<>();
        for (Path path : checkout.javaFiles()) {
            forbidden.forEach((pattern, advice) -> search(path, pattern, advice, found));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void tests_waitForConditionsAndNeverSleep() {
        List<String> found = new ArrayList<>();
        for (Path path : checkout.javaFiles()) {
            if (path.toString().contains("src/test")) {
                search(path, Pattern.compile("Thread\\.sle" + "ep"), "wait for the condition", found);
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void texts_nameNoRegistryAndNoPathOfOneMachine() {
        Pattern hosts = Pattern.compile("repo1?\\.mav" + "en|registry\\.npm" + "js|deb\\.deb" + "ian|artifact"
                + "ory|nexus\\.|packages\\.adop" + "tium");
        Pattern paths = Pattern.compile("(?<![\\w.])/(wo" + "rk|ro" + "ot)/");
        List<String> found = new ArrayList<>();
        for (Path path : checkout.textFiles()) {
            search(path, hosts, "names a registry", found);
            search(path, paths, "names a path of one machine", found);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void texts_haveNoTabsNoTrailingSpaceAndEndWithANewline() {
        List<String> found = new ArrayList<>();
        for (Path path : checkout.textFiles()) {
            String text = checkout.text(path);
            if (text.contains("\t")) {
                found.add(path + " holds a tab");
            }
            if (text.contains("\r")) {
                found.add(path + " holds a carriage return");
            }
            if (!text.isEmpty() && !text.endsWith("\n")) {
                found.add(path + " does not end with a newline");
            }
            search(path, Pattern.compile(" +$", Pattern.MULTILINE), "trailing space", found);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void catchOfEverything_standsOnlyAtTheEdges() {
        List<String> found = new ArrayList<>();
        for (Path path : checkout.javaFiles()) {
            if (path.toString().contains("src/main")
                    && !EDGES.containsKey(path.getFileName().toString())) {
                search(path, SWALLOWED, "catch what can happen", found);
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void fonts_lieBesideTheirLicence() {
        List<Path> files = checkout.files();
        for (Path font : files) {
            if (Set.of("ttf", "otf", "woff2").contains(Checkout.extension(font))) {
                boolean licensed = files.stream()
                        .filter(path -> String.valueOf(path.getParent()).equals(String.valueOf(font.getParent())))
                        .map(path -> path.getFileName().toString())
                        .anyMatch(name -> name.startsWith("OFL") || name.startsWith("LICENSE"));
                assertTrue(licensed, font + " has no OFL or LICENSE file beside it");
            }
        }
    }

    private static Map.Entry<Pattern, String> java(String regex, String advice) {
        return Map.entry(Pattern.compile(regex, Pattern.MULTILINE), advice);
    }

    private void search(Path path, Pattern pattern, String advice, List<String> found) {
        String text = checkout.text(path);
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            long line = text.substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            found.add(path + ":" + line + " " + matcher.group().strip() + " (" + advice + ")");
        }
    }
}
