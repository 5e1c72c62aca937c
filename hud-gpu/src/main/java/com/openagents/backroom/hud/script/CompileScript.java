package com.openagents.backroom.hud.script;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.ConsoleTeaVMToolLog;
import org.teavm.tooling.TeaVMProblemRenderer;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/// A build step: compiles the page's scripts with TeaVM, each when something that goes into it has changed.
///
/// For each script there is a stamp: the digests of the script, of TeaVM and of every class of ours that was compiled.
/// What a script is made of is decided by those classes alone, so as long as the stamp holds there is nothing to do.
final class CompileScript {
    private static final List<PageScript> SCRIPTS = List.of(
            new PageScript("hud.js", "com.openagents.backroom.hud.browser.BrowserMain"),
            new PageScript("hud-canvas.js", "com.openagents.backroom.hud.browser.canvas.CanvasMain"));

    private static final String OURS = "com.openagents.backroom.";
    private static final String CLASS_LINE = "class ";

    /// How TeaVM's output begins: one function that exports the entry.
    private static final String MODULE_HEAD = "\"use strict\";\nvar main;\n(function() {";

    /// What decides, besides TeaVM and the classes, how the script comes out.
    private static final List<Class<?>> STEPS = List.of(
            CompileScript.class,
            FieldNames.class,
            Names.class,
            Script.class,
            ScriptTokens.class,
            ShortNames.class,
            Unused.class);

    /// A script and the class that it starts with.
    private record PageScript(String file, String mainClass) {}

    private CompileScript() {}

    /// Writes the scripts and their stamps, unless they are there and current.
    ///
    /// @param args a folder to work in, and the folder to write to
    public static void main(String[] args) throws IOException, TeaVMToolException {
        for (PageScript script : SCRIPTS) {
            write(script, Path.of(args[0]), Path.of(args[1]));
        }
    }

    private static void write(PageScript script, Path work, Path folder) throws IOException, TeaVMToolException {
        Path target = folder.resolve(script.file());
        Path stamp = work.resolve(script.file() + ".stamp");
        if (isCurrent(stamp, target)) {
            return;
        }
        Files.createDirectories(work);
        Files.deleteIfExists(stamp);
        Collection<String> classes = compile(script, work);
        Files.createDirectories(folder);
        Files.writeString(target, started(work.resolve(script.file())));
        Files.writeString(stamp, stamp(target, classes));
    }

    private static Collection<String> compile(PageScript script, Path work) throws TeaVMToolException {
        ConsoleTeaVMToolLog log = new ConsoleTeaVMToolLog(false);
        TeaVMTool tool = new TeaVMTool();
        tool.setLog(log);
        tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
        tool.setMainClass(script.mainClass());
        tool.setTargetDirectory(work.toFile());
        tool.setTargetFileName(script.file());
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.setObfuscated(false);
        tool.setJsModuleType(JSModuleType.NONE);
        tool.generate();
        TeaVMProblemRenderer.describeProblems(tool.getDependencyInfo().getCallGraph(), tool.getProblemProvider(), log);
        if (!tool.getProblemProvider().getSevereProblems().isEmpty()) {
            throw new TeaVMToolException("The page's script " + script.file() + " can't be compiled by TeaVM: see the"
                    + " errors above. Most often a class uses what TeaVM's library lacks.");
        }
        return tool.getClasses();
    }

    /// The compiled script with short names and the call of its entry at the end: the page's policy allows no script in
    /// the page.
    private static String started(Path compiled) throws IOException {
        String script = Files.readString(compiled);
        if (!script.startsWith(MODULE_HEAD)) {
            throw new IOException(compiled + " does not begin with " + MODULE_HEAD
                    + ": TeaVM writes it differently now," + " see ShortNames");
        }
        Script small = Unused.drop(FieldNames.give(new Script(ScriptTokens.cut(script))));
        ShortNames.give(small);
        return ScriptTokens.join(small.tokens()) + "main([]);\n";
    }

    private static boolean isCurrent(Path stamp, Path target) throws IOException {
        if (!Files.exists(stamp) || !Files.exists(target)) {
            return false;
        }
        List<String> classes = Files.readAllLines(stamp).stream()
                .filter(line -> line.startsWith(CLASS_LINE))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
        return Files.readString(stamp).equals(stamp(target, classes));
    }

    /// One line for the script, for this step, for TeaVM and for each class of ours that went in.
    private static String stamp(Path target, Collection<String> classes) throws IOException {
        StringBuilder lines = new StringBuilder();
        lines.append("script ").append(digest(Files.readAllBytes(target))).append('\n');
        for (Class<?> step : STEPS) {
            lines.append("step ").append(classDigest(step.getName())).append('\n');
        }
        lines.append("teavm ").append(teaVm()).append('\n');
        for (String name : new TreeSet<>(classes)) {
            if (name.startsWith(OURS)) {
                String digest = classDigest(name);
                if (digest != null) {
                    lines.append(CLASS_LINE)
                            .append(digest)
                            .append(' ')
                            .append(name)
                            .append('\n');
                }
            }
        }
        return lines.toString();
    }

    /// Null for a class that TeaVM made itself, for a lambda.
    private static @Nullable String classDigest(String name) throws IOException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = CompileScript.class.getClassLoader().getResourceAsStream(path)) {
            return in == null ? null : digest(in.readAllBytes());
        }
    }

    /// The file names of TeaVM's compiler and class library, which carry their version.
    private static String teaVm() {
        return nameOfJar("org/teavm/tooling/TeaVMTool.class") + " "
                + nameOfJar("org/teavm/classlib/java/lang/TObject.class");
    }

    private static String nameOfJar(String resource) {
        URL url = CompileScript.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("TeaVM is not on the class path: no " + resource);
        }
        String jar = url.toString().replaceFirst("!.*", "");
        return new File(jar).getName();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
