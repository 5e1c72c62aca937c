package com.openagents.backroom.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openagents.backroom.server.log.EventLog;
import com.openagents.backroom.testing.SharedFixtures;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The arrows of docs/ARCHITECTURE.md, read from the compiled classes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String SCHEMA = "com.openagents.backroom.schema..";
    private static final String HUD = "com.openagents.backroom.hud..";
    private static final String SERVER = "com.openagents.backroom.server..";
    private static final String CONSOLE = "com.openagents.backroom.console..";
    private static final String VULKAN = "com.openagents.backroom.hud.vulkan..";
    private static final String GENERATED = "com.openagents.backroom.server.db.jooq..";

    private final JavaClasses classes = importMain();

    @Test
    void everyModule_isSeen() {
        for (String part : List.of(SCHEMA, HUD, SERVER, CONSOLE)) {
            long count = classes.stream().filter(resideInAPackage(part)).count();
            assertTrue(count > 5, part + " has " + count + " classes; are the modules compiled?");
        }
    }

    @Test
    void schema_knowsOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage(SCHEMA)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", SCHEMA)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(SCHEMA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
                .check(classes);
    }

    @Test
    void hud_knowsOnlySchema() {
        noClasses()
                .that()
                .resideInAPackage(HUD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVER, CONSOLE)
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(HUD)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "io.helidon..", "org.jooq..", "java.sql..", "javafx..")
                .check(classes);
    }

    @Test
    void hudCore_runsInABrowserToo() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "com.openagents.backroom.hud.state..",
                        "com.openagents.backroom.hud.layout..",
                        "com.openagents.backroom.hud.scene..",
                        "com.openagents.backroom.hud.paint..",
                        "com.openagents.backroom.hud.page..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..",
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.security..")
                .check(classes);
    }

    @Test
    void whatIsSecret_isComparedInOnePlace_CR10() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("com.openagents.backroom.server.secret.Tokens")
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(classes);
    }

    /// The server makes pictures with the raster, and a browser reads the same glyphs.
    @Test
    void rasterAndGlyphs_needNothingButTheJdk() {
        noClasses()
                .that()
                .resideInAnyPackage("com.openagents.backroom.hud.glyph..", "com.openagents.backroom.hud.raster..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.lwjgl..",
                        "com.openagents.backroom.hud.freetype..",
                        "com.openagents.backroom.hud.layout..",
                        "com.openagents.backroom.hud.state..",
                        "java.awt..",
                        "java.nio..",
                        "java.net..",
                        "java.util.concurrent..",
                        "java.security..")
                .check(classes);
    }

    @Test
    void server_knowsNoConsoleAndNoGpu() {
        noClasses()
                .that()
                .resideInAPackage(SERVER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CONSOLE,
                        VULKAN,
                        "org.lwjgl..",
                        "com.openagents.backroom.hud.browser..",
                        "javafx..",
                        "java.awt..")
                .check(classes);
    }

    @Test
    void vulkan_isTheConsolesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CONSOLE, VULKAN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(VULKAN, "org.lwjgl.vulkan..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage(VULKAN)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.openagents.backroom.hud.state..",
                        "com.openagents.backroom.hud.layout..",
                        "com.openagents.backroom.hud.page..",
                        "com.openagents.backroom.hud.browser..",
                        "javafx..")
                .check(classes);
    }

    @Test
    void onlyThePublisher_writesTheLog() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("com.openagents.backroom.server.log.Publisher")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("append"))
                        .and(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(EventLog.class)))))
                .check(classes);
    }

    @Test
    void sql_staysBehindTheStores() {
        noClasses()
                .that(not(resideInAnyPackage(
                        "com.openagents.backroom.server.db..", "com.openagents.backroom.server.log..")))
                .and()
                .haveSimpleNameNotEndingWith("Store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jooq..", "java.sql..", "org.h2..", "org.flywaydb..", GENERATED)
                .check(classes);
    }

    @Test
    void json_isReadAndWrittenInOnePlaceOfEachKind() {
        noClasses()
                .that()
                .resideInAPackage(CONSOLE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.gson..")
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.json..", "io.helidon.json..")
                .check(classes);
    }

    @Test
    void state_isNotStatic() {
        fields().that()
                .areStatic()
                .and()
                .areNotAnnotatedWith("javax.annotation.processing.Generated")
                .should()
                .beFinal()
                .check(classes);
    }

    @Test
    void names_followTheHouse() {
        methods()
                .that()
                .haveNameMatching("find([A-Z].*)?")
                .and()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(not(resideInAPackage(GENERATED)))
                .should()
                .haveRawReturnType(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "an Optional",
                        (JavaClass type) -> type.isEquivalentTo(Optional.class)
                                || type.isEquivalentTo(OptionalLong.class)
                                || type.isEquivalentTo(OptionalInt.class)
                                || type.isEquivalentTo(OptionalDouble.class)))
                .check(classes);
    }

    @Test
    void everyPackage_isNullMarked() {
        TreeSet<String> missing = new TreeSet<>();
        for (JavaClass type : classes) {
            boolean marked = type.getPackage()
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!marked && !resideInAPackage(GENERATED).test(type)) {
                missing.add(type.getPackageName());
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    /// What the program is made of, without its tests.
    static JavaClasses importMain() {
        List<Path> folders = Checkout.MODULES.stream()
                .map(module -> SharedFixtures.root().resolve(module).resolve("target/classes"))
                .filter(java.nio.file.Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(folders);
    }
}
