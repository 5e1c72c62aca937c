package com.openagents.backroom.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// Every key has one purpose, and docs/security.md has them all (requirement CR-04).
@NullMarked
class KeyInventoryTest {
    private static final String KEYS = "## Keys and what each is for";

    /// `| key | purpose | made of | classes |`
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    /// What works with a key; hashes and random numbers do not.
    private static final Set<String> KEYED =
            Set.of("java.security.KeyFactory", "java.security.KeyPairGenerator", "java.security.Signature");

    private final Checkout checkout = new Checkout();

    @Test
    void everyClassThatHasAKey_isInTheInventory_ofOneKey_CR04() {
        TreeMap<String, Integer> listed = new TreeMap<>();
        List<String> rows = rows();
        assertTrue(rows.size() >= 5, rows.toString());
        rows.forEach(classes ->
                CLASS.matcher(classes).results().forEach(found -> listed.merge(found.group(1), 1, Integer::sum)));

        assertEquals(keyed(), listed.keySet(), "classes with keys");
        listed.forEach((name, count) -> assertEquals(1, count, name + " is of several keys"));
    }

    private List<String> rows() {
        String text = checkout.text(Path.of("docs/security.md"));
        int begin = text.indexOf(KEYS);
        assertTrue(begin >= 0, "docs/security.md has no inventory of keys");
        int end = text.indexOf("\n## ", begin + KEYS.length());
        return text.substring(begin, end < 0 ? text.length() : end)
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(4))
                .filter(classes -> classes.contains("`"))
                .toList();
    }

    private static Set<String> keyed() {
        return ArchitectureTest.importMain().stream()
                .filter(KeyInventoryTest::hasKey)
                .map(KeyInventoryTest::topLevel)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean hasKey(JavaClass known) {
        return known.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getName)
                .anyMatch(name -> KEYED.contains(name)
                        || name.startsWith("javax.crypto.")
                        || name.startsWith("com.google.crypto.tink."));
    }

    private static String topLevel(JavaClass known) {
        JavaClass top = known;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top.getSimpleName();
    }
}
