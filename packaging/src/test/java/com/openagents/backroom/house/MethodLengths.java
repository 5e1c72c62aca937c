package com.openagents.backroom.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// How long the methods of the sources are, as the compiler's own parser sees them.
final class MethodLengths {
    /// One screen of an editor: a method is read without scrolling.
    static final int MAX_LINES = 70;

    /// Longer methods, each with the reason why splitting it would read worse.
    private static final Map<String, String> EXCEPTIONS =
            Map.of("EventJson.writeBody", "one switch over the sealed grammar, a line per field");

    private final Checkout checkout;

    MethodLengths(Checkout checkout) {
        this.checkout = checkout;
    }

    /// Every method above the limit, with its place.
    List<String> tooLong() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    checkout.javaFiles().stream().map(checkout.root()::resolve).toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Scanner(unit, positions, found), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static final class Scanner extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        private Scanner(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
            LineMap lines = unit.getLineMap();
            long first = lines.getLineNumber(positions.getStartPosition(unit, method));
            long last = lines.getLineNumber(positions.getEndPosition(unit, method));
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            String name = file.replace(".java", "") + "." + method.getName();
            if (last - first + 1 > MAX_LINES && !EXCEPTIONS.containsKey(name)) {
                found.add(unit.getSourceFile().getName() + ":" + first + " " + method.getName() + " has "
                        + (last - first + 1) + " lines");
            }
            return super.visitMethod(method, null);
        }
    }
}
