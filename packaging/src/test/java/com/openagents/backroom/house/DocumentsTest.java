package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.config.ConfigKey;
import com.openagents.backroom.server.config.ConfigKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the documents say against what is there.
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern COMMAND = Pattern.compile("`\\./backroom ([a-z]+)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern USAGE = Pattern.compile("(?m)^  ([a-z]+)  .*");

    private static final Pattern PICTURE = Pattern.compile("(?m)^  ([a-z-]+\\.png)$");
    private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]*\\]\\((?:docs/)?images/([^)]+)\\)");

    private static final Path HELP = Path.of("console-app/src/main/help");

    private final Checkout checkout = new Checkout();

    @Test
    void readme_hasTheTableOfSettings() {
        String readme = checkout.text(Path.of("README.md"));
        String table = readme.substring(
                readme.indexOf("ConfigKeys -->\n") + "ConfigKeys -->\n".length(),
                readme.indexOf("<!-- end of settings"));

        assertEquals(settingsTable(), table);
    }

    @Test
    void readme_andHelp_listTheSameCommands() {
        Set<String> documented = matches(COMMAND, checkout.text(Path.of("README.md")));
        String program = checkout.text(HELP.resolve("backroom.txt"));
        Set<String> usage = matches(
                USAGE,
                program.substring(program.indexOf("\nCommands"), program.indexOf("\nExit codes"))
                        + checkout.text(HELP.resolve("checkout.txt")));

        documented.add("console");

        assertEquals(usage, documented);
    }

    /// A picture that no command takes shows what the program once was.
    @Test
    void pictures_areAllTakenByTheCommand() {
        Set<String> taken = matches(PICTURE, checkout.text(HELP.resolve("pictures.txt")));
        Set<String> shown = new TreeSet<>();
        for (Path document : documents()) {
            shown.addAll(matches(SHOWN, checkout.text(document)));
        }
        Set<String> files = checkout.files().stream()
                .filter(path -> path.startsWith("docs/images"))
                .map(path -> String.valueOf(path.getFileName()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(taken, shown);
        assertEquals(taken, files);
    }

    @Test
    void links_leadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            LINK.matcher(checkout.text(document))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(target -> {
                        Path linked = checkout.root().resolve(document).resolveSibling(target);
                        if (!target.contains("://") && !Files.exists(linked)) {
                            broken.add(document + " links " + target);
                        }
                    });
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void security_namesTestsThatAreThere() {
        Map<String, String> tests = new HashMap<>();
        for (Path file : checkout.files()) {
            if (file.toString().endsWith("Test.java")) {
                tests.put(String.valueOf(file.getFileName()).replace(".java", ""), checkout.text(file));
            }
        }
        List<String> gone = new ArrayList<>();
        TEST.matcher(checkout.text(Path.of("docs/security.md"))).results().forEach(named -> {
            String method = named.group(2) == null ? "class " + named.group(1) + " " : "void " + named.group(2) + "(";
            if (!tests.getOrDefault(named.group(1), "").contains(method)) {
                gone.add(named.group());
            }
        });
        assertEquals(List.of(), gone);
    }

    @Test
    void decisions_areAllInTheIndex() {
        String index = checkout.text(Path.of("docs/decisions/README.md"));
        for (Path document : documents()) {
            if (document.startsWith("docs/decisions") && !document.endsWith("README.md")) {
                assertTrue(index.contains("(" + document.getFileName() + ")"), document + " is not in the index");
            }
        }
    }

    private List<Path> documents() {
        return checkout.files().stream()
                .filter(path -> path.toString().endsWith(".md"))
                .toList();
    }

    private static String settingsTable() {
        return "| key | value | default | meaning |\n|---|---|---|---|\n"
                + ConfigKeys.ALL.stream().map(DocumentsTest::row).collect(Collectors.joining());
    }

    private static String row(ConfigKey<?> key) {
        return "| `" + key.name() + "` | " + key.type().description() + " | " + key.defaultText() + " | "
                + key.meaning() + " |\n";
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
