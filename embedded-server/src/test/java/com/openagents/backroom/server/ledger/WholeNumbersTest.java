package com.openagents.backroom.server.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Requirement LG-02, read from the compiled classes of the packages that have to do with credits and money; only the
/// page of an
/// invoice is measured in fractions.
class WholeNumbersTest {
    private static final List<String> PACKAGES = List.of(
            "ledger", "usage", "catalog", "purchase", "stripe", "webhook", "reconcile", "backoffice", "billing");

    private static final Set<Class<?>> NOT_WHOLE =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class, BigInteger.class);

    @Test
    void money_isNeverFloating_LG02() throws Exception {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (String folder : PACKAGES) {
            List<Class<?>> classes = classes(folder);
            assertFalse(classes.isEmpty(), () -> "there is nothing in " + folder);
            for (Class<?> type : classes) {
                seen++;
                types(type).filter(NOT_WHOLE::contains).forEach(not -> wrong.add(type.getName() + " has " + not));
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(seen > 20, () -> "classes seen");
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return Stream.of(
                        Arrays.stream(type.getDeclaredFields()).<Class<?>>map(field -> field.getType()),
                        Arrays.stream(type.getDeclaredMethods()).<Class<?>>map(method -> method.getReturnType()),
                        Arrays.stream(type.getDeclaredMethods())
                                .flatMap(method -> Arrays.stream(method.getParameterTypes())),
                        Arrays.stream(type.getDeclaredConstructors())
                                .flatMap(made -> Arrays.stream(made.getParameterTypes())))
                .flatMap(all -> all);
    }

    private static List<Class<?>> classes(String folder) throws IOException, ReflectiveOperationException {
        URI root = URI.create(
                Ledger.class.getProtectionDomain().getCodeSource().getLocation().toString());
        Path path = Path.of(root).resolve("com/openagents/backroom/server").resolve(folder);
        List<Class<?>> found = new ArrayList<>();
        if (!Files.isDirectory(path)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                String name = Path.of(root).relativize(file).toString().replace('/', '.');
                if (!name.endsWith("package-info.class")) {
                    found.add(Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            Ledger.class.getClassLoader()));
                }
            }
        }
        return found;
    }
}
