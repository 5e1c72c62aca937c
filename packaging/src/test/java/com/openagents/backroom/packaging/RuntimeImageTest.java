package com.openagents.backroom.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeImageTest {
    /// What [ModuleUse] finds in this class.
    private static final Class<?> IN_JAVA_SQL = Driver.class;

    @Test
    void modulesThatClassesName_areFoundInTheirConstants(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("some.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive));
                InputStream bytes =
                        Objects.requireNonNull(RuntimeImageTest.class.getResourceAsStream("RuntimeImageTest.class"))) {
            zip.putNextEntry(new ZipEntry("com/openagents/backroom/packaging/RuntimeImageTest.class"));
            bytes.transferTo(zip);
        }

        SortedMap<String, Set<String>> use = ModuleUse.of(List.of(archive));

        assertEquals(Set.of("java.base", IN_JAVA_SQL.getModule().getName()), use.keySet());
        assertEquals(Set.of("some.jar"), use.get("java.sql"));
    }

    @Test
    void moduleThatIsMissing_isNamedWithItsArchive() {
        SortedMap<String, Set<String>> use = new TreeMap<>();
        use.put("java.base", Set.of("a.jar"));
        use.put("java.rmi", Set.of("b.jar"));
        use.put(RuntimeImage.UNNEEDED.getFirst(), Set.of("c.jar"));

        PackagingException missing =
                assertThrows(PackagingException.class, () -> RuntimeImage.requireModules(use, Set.of("java.base")));

        assertTrue(String.valueOf(missing.getMessage()).contains(": java.rmi (by b.jar); add"), missing.getMessage());
    }
}
